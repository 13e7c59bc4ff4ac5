/// From the text of a template to its tree, with Go's errors.
@NullMarked
package dev.tsunagi.template.parse;

import org.jspecify.annotations.NullMarked;
