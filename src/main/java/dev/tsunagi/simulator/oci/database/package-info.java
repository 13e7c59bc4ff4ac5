/// Autonomous Databases, API 20160918, in outline. No database runs behind them.
@NullMarked
package dev.tsunagi.simulator.oci.database;

import org.jspecify.annotations.NullMarked;
