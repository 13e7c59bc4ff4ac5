@NullMarked
package dev.tsunagi.template;

import org.jspecify.annotations.NullMarked;
