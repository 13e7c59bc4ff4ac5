/// What the operator measures about itself, as Prometheus reads it.
///
/// ESO's series keep their names to the letter, so that dashboards and alerts go on working; those
/// of controller-runtime that ESO's dashboard draws are imitated; what is ours starts with
/// `tsunagi_`. Labels are names of kinds, objects and calls, never values, and what is counted for
/// an object goes when the object does.
@NullMarked
package dev.tsunagi.metrics;

import org.jspecify.annotations.NullMarked;
