package dev.tsunagi.secrets.store;

import module java.base;

import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.api.secrets.NamespaceCondition;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.LabelSelection;
import dev.tsunagi.regex.LinearPattern;

/// Whether a ClusterSecretStore may be used from a namespace, by its `spec.conditions`. Pure: the
/// labels of the namespace are handed in, and only looked at when there is a condition.
final class NamespaceAccess {

  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private NamespaceAccess() {}

  static void check(
      String store,
      List<NamespaceCondition> conditions,
      String namespace,
      Supplier<Map<String, String>> labels) {
    if (conditions.isEmpty()) {
      return;
    }
    var known = new HashMap<>(labels.get());
    // The API server sees to it; where it did not, a label must not lend another's name.
    known.put(NAME_LABEL, namespace);
    if (conditions.stream().noneMatch(c -> matches(c, namespace, known))) {
      throw new FailureException(
          new Failure.Unresolved(
              "using cluster store \"%s\" is not allowed from namespace \"%s\": denied by spec.condition"
                  .formatted(store, namespace)));
    }
  }

  private static boolean matches(
      NamespaceCondition condition, String namespace, Map<String, String> labels) {
    var selector = condition.namespaceSelector();
    return (selector != null && LabelSelection.admits(selector, labels))
        || condition.namespaces().contains(labels.get(NAME_LABEL))
        || condition.namespaceRegexes().stream().anyMatch(r -> isFoundIn(namespace, r));
  }

  /// What cannot be compiled admits nobody; the store's own status tells of it.
  private static boolean isFoundIn(String namespace, String regex) {
    try {
      return LinearPattern.compile(regex).finds(namespace, _ -> {});
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
