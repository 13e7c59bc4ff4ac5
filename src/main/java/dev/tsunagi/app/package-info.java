/// The operator as a program: command line, settings, and the one place where everything is put
/// together.
@NullMarked
package dev.tsunagi.app;

import org.jspecify.annotations.NullMarked;
