/// Backups of MySQL HeatWave DB systems.
@NullMarked
package dev.tsunagi.provisioning.backup;

import org.jspecify.annotations.NullMarked;
