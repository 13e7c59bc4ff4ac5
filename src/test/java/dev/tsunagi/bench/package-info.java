/// Figures, not tests: programs that print what they measured. `mvn -Pbench` runs them.
@NullMarked
package dev.tsunagi.bench;

import org.jspecify.annotations.NullMarked;
