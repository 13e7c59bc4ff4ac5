/// Dev mode, and what only its samples can show.
@org.jspecify.annotations.NullMarked
package dev.tsunagi.dev;
