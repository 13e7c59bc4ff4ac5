/// Why something could not be done, and when trying again could help.
///
/// The lowest floor: every other package may speak of failures, this one speaks of nothing else.
@NullMarked
package dev.tsunagi.failure;

import org.jspecify.annotations.NullMarked;
