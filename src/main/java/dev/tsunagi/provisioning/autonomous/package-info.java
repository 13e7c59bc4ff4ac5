/// Autonomous Databases and their wallets.
@NullMarked
package dev.tsunagi.provisioning.autonomous;

import org.jspecify.annotations.NullMarked;
