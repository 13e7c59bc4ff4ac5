package dev.tsunagi.api.secrets;

import module java.base;

/// What must hold of a PushSecret beyond the types of its schema; the texts are ESO's.
public final class PushSecretRules {

  private PushSecretRules() {}

  /// Every rule that is broken, in words.
  public static List<String> violations(PushSecretSpec spec) {
    var found = new ArrayList<String>();
    for (var entry : spec.dataTo()) {
      var ref = entry.storeRef();
      when(
          ref == null || (ref.name().isEmpty() && ref.labelSelector() == null),
          "storeRef must specify either name or labelSelector",
          found);
      when(
          !entry.remoteKey().isEmpty() && !entry.rewrite().isEmpty(),
          "remoteKey and rewrite are mutually exclusive: rewrite is only supported in per-key mode"
              + " (without remoteKey)",
          found);
      for (var step : entry.rewrite()) {
        when(
            (step.regexp() == null) == (step.transform() == null),
            "exactly one of regexp or transform must be set",
            found);
      }
    }
    if (spec.template() != null) {
      found.addAll(ExternalSecretRules.privileges(spec.template()));
    }
    return List.copyOf(found);
  }

  private static void when(boolean broken, String text, List<String> found) {
    if (broken) {
      found.add(text);
    }
  }
}
