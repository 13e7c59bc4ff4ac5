/// The functions that templates may call; the list is closed and tested.
@NullMarked
package dev.tsunagi.template.functions;

import org.jspecify.annotations.NullMarked;
