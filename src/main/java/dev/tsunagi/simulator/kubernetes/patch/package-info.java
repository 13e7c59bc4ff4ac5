/// The three client-side patch formats.
@NullMarked
package dev.tsunagi.simulator.kubernetes.patch;

import org.jspecify.annotations.NullMarked;
