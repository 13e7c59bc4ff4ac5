/// What tests share: a rig of real servers around the operator, a clock to turn, waiting.
@NullMarked
package dev.tsunagi.support;

import org.jspecify.annotations.NullMarked;
