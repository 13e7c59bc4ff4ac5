package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import org.jspecify.annotations.Nullable;

/// Whether labels are selected, by Kubernetes' rules. An empty selector selects everything.
public final class LabelSelectors {

  private LabelSelectors() {}

  public static boolean matches(LabelSelector selector, @Nullable Map<String, String> labels) {
    var known = labels == null ? Map.<String, String>of() : labels;
    var exact = Objects.requireNonNullElse(selector.getMatchLabels(), Map.<String, String>of());
    return known.entrySet().containsAll(exact.entrySet())
        && selector.getMatchExpressions().stream().allMatch(r -> matches(r, known));
  }

  private static boolean matches(LabelSelectorRequirement rule, Map<String, String> labels) {
    var value = labels.get(rule.getKey());
    return switch (rule.getOperator()) {
      case "In" -> value != null && rule.getValues().contains(value);
      case "NotIn" -> value == null || !rule.getValues().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case null, default -> false;
    };
  }
}
