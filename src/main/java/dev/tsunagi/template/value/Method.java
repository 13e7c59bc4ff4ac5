package dev.tsunagi.template.value;

import module java.base;

/// A method of a {@link Struct} that takes one argument.
///
/// @param argument the Go type of the argument
/// @param body what it answers
public record Method(String argument, UnaryOperator<Object> body) {}
