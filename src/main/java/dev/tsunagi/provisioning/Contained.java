package dev.tsunagi.provisioning;

/// What OCI would delete along with a resource, though somebody asked for it by itself.
///
/// @param noun its kind in words, e.g. `stream`
/// @param object the object that it was made for, as its tags tell; or empty
public record Contained(String noun, String name, String id, String object) {

  /// In words that let a user find it.
  public String describe() {
    var whose = object.isEmpty() ? "" : ", made for " + object;
    return "%s \"%s\" (%s%s)".formatted(noun, name, id, whose);
  }
}
