/// Structural schemas: what a kind may hold, what is dropped, defaulted and refused.
@NullMarked
package dev.tsunagi.simulator.kubernetes.schema;

import org.jspecify.annotations.NullMarked;
