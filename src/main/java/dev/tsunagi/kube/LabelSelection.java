package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import org.jspecify.annotations.Nullable;

/// Kubernetes' label selectors, where labels are at hand and no API server need be asked. Pure.
public final class LabelSelection {

  private LabelSelection() {}

  /// Whether the labels meet every requirement. An empty selector admits everything; a requirement
  /// that makes no sense admits nothing.
  public static boolean admits(LabelSelector selector, @Nullable Map<String, String> given) {
    var labels = given == null ? Map.<String, String>of() : given;
    var exact = Objects.requireNonNullElse(selector.getMatchLabels(), Map.<String, String>of());
    return labels.entrySet().containsAll(exact.entrySet())
        && selector.getMatchExpressions().stream().allMatch(r -> isMet(r, labels));
  }

  private static boolean isMet(LabelSelectorRequirement rule, Map<String, String> labels) {
    var value = labels.get(rule.getKey());
    return switch (rule.getOperator()) {
      case "In" -> value != null && rule.getValues().contains(value);
      case "NotIn" -> value == null || !rule.getValues().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case null, default -> false;
    };
  }

  /// What an API server would refuse of the selector, if anything.
  ///
  /// @param path of the selector, for the text
  public static Optional<String> problem(String path, LabelSelector selector) {
    var rules = selector.getMatchExpressions();
    return IntStream.range(0, rules.size())
        .boxed()
        .flatMap(i -> problemOf(rules.get(i)).map(p -> told(path, i, p)).stream())
        .findFirst();
  }

  private static String told(String path, int index, String problem) {
    return "%s.matchExpressions[%d]%s".formatted(path, index, problem);
  }

  private static Optional<String> problemOf(LabelSelectorRequirement rule) {
    var values = rule.getValues().size();
    return switch (rule.getOperator()) {
      case "In", "NotIn" ->
          values > 0 ? Optional.empty() : Optional.of(".values is empty: In and NotIn need some");
      case "Exists", "DoesNotExist" ->
          values == 0
              ? Optional.empty()
              : Optional.of(".values must be empty with Exists and DoesNotExist");
      case null, default ->
          Optional.of(
              ".operator is \"%s\"; use In, NotIn, Exists or DoesNotExist"
                  .formatted(rule.getOperator()));
    };
  }
}
