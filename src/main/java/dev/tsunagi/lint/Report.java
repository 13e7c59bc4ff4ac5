package dev.tsunagi.lint;

import module java.base;

import dev.tsunagi.manifest.Subject;
import dev.tsunagi.manifest.Unread;
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

  /// Where an object was read.
  ///
  /// @param document its number in the file, from 1
  public record Place(String file, int document, Subject subject) {}

  /// A finding and the place of its field.
  public record Problem(Place place, Finding finding, int line, int column) {}

  /// What a pod of an object is billed as.
  public record Pod(Place place, PodSize size) {}

  public long refused() {
    return problems.stream().filter(problem -> problem.finding().refused()).count();
  }

  public long doubtful() {
    return problems.size() - refused();
  }
}
