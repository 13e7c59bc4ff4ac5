/// MySQL HeatWave, API 20190415: DB systems, what hangs on them, and backups.
///
/// No MySQL runs behind a DB system: its endpoint is an address that nobody answers at, unless
/// [dev.tsunagi.simulator.oci.mysql.Endpoints] are given.
@NullMarked
package dev.tsunagi.simulator.oci.mysql;

import org.jspecify.annotations.NullMarked;
