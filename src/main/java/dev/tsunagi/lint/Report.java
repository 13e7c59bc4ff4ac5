package dev.tsunagi.lint;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.virtualnode.Finding;
import dev.tsunagi.virtualnode.PodShape;
import dev.tsunagi.virtualnode.PodSize;

/// What a look at manifests found.
///
/// @param objects how many were looked at
/// @param passed how many of each kind make no pods
public record Report(
    PodShape shape,
    int objects,
    List<Problem> problems,
    List<Pod> pods,
    List<Unread> unread,
    Map<String, Integer> passed) {

  /// The object that a finding is about. A namespace may be empty.
  public record Subject(String apiVersion, String kind, String namespace, String name) {

    static Subject of(JsonNode object) {
      var metadata = object.path("metadata");
      var name = metadata.path("name").asText();
      return new Subject(
          object.path("apiVersion").asText(),
          object.path("kind").asText(),
          metadata.path("namespace").asText(),
          name.isEmpty() ? metadata.path("generateName").asText() : name);
    }

    /// As in `Deployment shop/web`.
    @Override
    public String toString() {
      return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
  }

  /// Where an object was read.
  ///
  /// @param document its number in the file, from 1
  public record Place(String file, int document, Subject subject) {}

  /// A finding and the place of its field.
  public record Problem(Place place, Finding finding, int line, int column) {}

  /// What a pod of an object is billed as.
  public record Pod(Place place, PodSize size) {}

  /// What could not be read.
  ///
  /// @param document 0 when the whole file could not be read
  public record Unread(String file, int document, int line, int column, String why) {}

  public long refused() {
    return problems.stream().filter(problem -> problem.finding().refused()).count();
  }

  public long doubtful() {
    return problems.size() - refused();
  }
}
