package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Kinds and versions that nobody looks after once the operators before us are gone.
final class UnservedCheck {

  private UnservedCheck() {}

  static Stream<Finding> look(Scene at) {
    return at.all().all().stream().flatMap(seen -> look(seen).stream());
  }

  private static Optional<Finding> look(Seen<Manifest.Found> seen) {
    var subject = seen.found().subject();
    var group = Groups.of(subject.apiVersion());
    if (!Groups.ALL.contains(group)) {
      return Optional.empty();
    }
    var kind = Groups.kind(group, subject.kind());
    return kind.isEmpty()
        ? Optional.of(noSuchKind(seen, group))
        : kind.map(HasMetadata::getApiVersion)
            .filter(served -> !served.equals(subject.apiVersion()))
            .map(served -> otherVersion(seen, served));
  }

  private static Finding noSuchKind(Seen<Manifest.Found> seen, String group) {
    var kind = seen.found().subject().kind();
    return group.equals(Groups.GENERATORS)
        ? seen.decide(
            Rule.KIND_NOT_SERVED,
            "kind",
            "Tsunagi does not generate with %s: whoever refers to it is refused".formatted(kind),
            "keep ESO for it, with a class of its own, or read what it makes from a store")
        : seen.decide(
            Rule.KIND_NOT_SERVED,
            "kind",
            "Tsunagi has no kind %s: it stays as it is, and nobody looks after it without %s"
                .formatted(kind, Groups.operatorOf(group)),
            "keep %s for it, or take it over by other means".formatted(Groups.operatorOf(group)));
  }

  private static Finding otherVersion(Seen<Manifest.Found> seen, String served) {
    return seen.blocked(
        Rule.VERSION_NOT_SERVED,
        "apiVersion",
        "%s is not served".formatted(seen.found().subject().apiVersion()),
        "write apiVersion: " + served);
  }
}
