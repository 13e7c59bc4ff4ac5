package dev.tsunagi.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/// One document of a YAML stream.
sealed interface Document {

  /// Its number in the file, from 1.
  int number();

  /// A tree and where in the file its fields are.
  record Read(int number, JsonNode tree, Positions positions) implements Document {}

  /// Something that cannot be read, in words for a human.
  record Broken(int number, Position at, String why) implements Document {}
}
