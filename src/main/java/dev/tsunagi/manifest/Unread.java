package dev.tsunagi.manifest;

/// What could not be read.
///
/// @param document its number in the file, from 1, or 0 when the whole file could not be read
public record Unread(String file, int document, int line, int column, String why) {

  /// A file of which nothing can be read.
  public static Unread file(String file, String why) {
    return new Unread(file, 0, 1, 1, why);
  }
}
