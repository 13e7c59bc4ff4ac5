/// What a template function is: its name, the types that it takes, and its body.
@NullMarked
package dev.tsunagi.template.call;

import org.jspecify.annotations.NullMarked;
