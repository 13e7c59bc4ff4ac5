/// What is shipped beside the jar: rendered, checked and run.
@org.jspecify.annotations.NullMarked
package dev.tsunagi.deploy;
