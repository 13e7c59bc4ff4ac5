/// Label and field selectors.
@NullMarked
package dev.tsunagi.simulator.kubernetes.select;

import org.jspecify.annotations.NullMarked;
