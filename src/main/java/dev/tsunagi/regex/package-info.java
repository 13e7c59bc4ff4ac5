/// Regular expressions that users write: RE2's dialect, with bounded work.
@NullMarked
package dev.tsunagi.regex;

import org.jspecify.annotations.NullMarked;
