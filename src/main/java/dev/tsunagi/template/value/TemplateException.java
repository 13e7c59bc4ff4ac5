package dev.tsunagi.template.value;

/// A template that does not parse or cannot be executed.
///
/// The message is the one of Go's `text/template`. It may quote the template, never the data.
public final class TemplateException extends RuntimeException {

  public TemplateException(String message) {
    super(message);
  }
}
