/// The shell around every reconciliation: the one place that catches failures, writes status,
/// publishes events and decides when to come back. Features below it only observe, plan and act.
@NullMarked
package dev.tsunagi.reconcile;

import org.jspecify.annotations.NullMarked;
