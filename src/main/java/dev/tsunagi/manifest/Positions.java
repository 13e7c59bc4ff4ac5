package dev.tsunagi.manifest;

import module java.base;

/// Where the fields of one document are.
public record Positions(Map<String, Position> byPath) {

  /// The place of a field, or of the nearest object around it when the field is missing.
  Position of(String path) {
    var at = path;
    while (!byPath.containsKey(at) && !at.isEmpty()) {
      var end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      at = end < 0 ? "" : at.substring(0, end);
    }
    return byPath.getOrDefault(at, new Position(1, 1));
  }
}
