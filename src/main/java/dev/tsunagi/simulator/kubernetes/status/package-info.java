/// Failures as clients see them: a code, a reason, and the fields at fault.
@NullMarked
package dev.tsunagi.simulator.kubernetes.status;

import org.jspecify.annotations.NullMarked;
