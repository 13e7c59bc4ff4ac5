package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.Struct;

/// A certificate and its private key, both in PEM.
record CertificateAndKey(String certificate, String key) implements Struct {

  @Override
  public String type() {
    return "sprig.certificate";
  }

  @Override
  public Optional<Object> field(String name) {
    return switch (name) {
      case "Cert" -> Optional.of(certificate);
      case "Key" -> Optional.of(key);
      default -> Optional.empty();
    };
  }

  @Override
  public String text() {
    return "{" + certificate + " " + key + "}";
  }

  /// Without the key: a record would print it.
  @Override
  public String toString() {
    return type();
  }
}
