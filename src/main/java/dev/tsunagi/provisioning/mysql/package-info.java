/// MySQL HeatWave DB systems, with their analytics clusters and read replicas.
@NullMarked
package dev.tsunagi.provisioning.mysql;

import org.jspecify.annotations.NullMarked;
