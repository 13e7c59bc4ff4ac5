/// What tests and people at the keyboard do to the simulator itself, under `/simulator/`: faults,
/// the clock, the journal, tokens, new secret values. Reachable from this machine only.
@NullMarked
package dev.tsunagi.simulator.oci.admin;

import org.jspecify.annotations.NullMarked;
