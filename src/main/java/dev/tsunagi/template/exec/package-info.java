/// Walks the tree of a template over data and writes the output.
@NullMarked
package dev.tsunagi.template.exec;

import org.jspecify.annotations.NullMarked;
