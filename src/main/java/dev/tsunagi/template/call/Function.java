package dev.tsunagi.template.call;

import dev.tsunagi.template.value.CallException;

/// A function of templates.
public record Function(String name, Signature signature, Body body) {

  /// What a function does.
  @FunctionalInterface
  public interface Body {

    /// Calls the function.
    ///
    /// @throws CallException when it refuses its arguments; the message quotes no data
    Object apply(Arguments arguments);
  }
}
