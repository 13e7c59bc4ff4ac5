package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.secrets.FailedNamespace;

/// How a pass over the namespaces ended.
///
/// @param name of the children
/// @param provisioned namespaces that have their child, in order
/// @param failed those that have not, in order
/// @param unsettled whether somebody else wrote at the same time, or an error may pass: worth to
///     look again soon
record Outcome(
    String name, List<String> provisioned, List<FailedNamespace> failed, Unsettled unsettled) {

  enum Unsettled {
    NO,
    RACED,
    FAILED
  }

  /// In ESO's words.
  static final String SOME_FAILED = "one or more namespaces failed";

  boolean isGood() {
    return failed.isEmpty();
  }

  /// For an event: the first few by name.
  String summary() {
    var few =
        failed.stream()
            .limit(5)
            .map(f -> f.namespace() + " (" + f.reason() + ")")
            .collect(Collectors.joining(", "));
    var more = failed.size() > 5 ? " and %d more".formatted(failed.size() - 5) : "";
    return SOME_FAILED + ": " + few + more;
  }
}
