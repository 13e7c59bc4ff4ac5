/// Secret values and the maps of them that move through the operator.
@NullMarked
package dev.tsunagi.secrets;

import org.jspecify.annotations.NullMarked;
