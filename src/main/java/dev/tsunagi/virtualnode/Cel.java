package dev.tsunagi.virtualnode;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Rules as CEL expressions that are true where the rule is against something. Not every condition
/// can be said in CEL, and not everything needs to be: an API server checks amounts by itself.
final class Cel {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern INTEGER = Pattern.compile("-?\\d+");

  private Cel() {}

  /// What a rule means for `root`, which stands for what the first `skipped` steps lead to.
  static Optional<String> against(Rule rule, String root, int skipped) {
    var steps = rule.field().steps();
    return condition(rule.condition(), "it")
        .map(_ -> below(steps.subList(skipped, steps.size()), root, 0, rule.condition()));
  }

  private static String below(
      List<List<String>> steps, String value, int depth, Condition condition) {
    if (steps.isEmpty()) {
      return condition(condition, value).orElseThrow();
    }
    var rest = steps.subList(1, steps.size());
    if (steps.getFirst().isEmpty()) {
      var each = String.valueOf((char) ('a' + depth));
      return "%s.exists(%s, %s)".formatted(value, each, below(rest, each, depth + 1, condition));
    }
    var some =
        steps.getFirst().stream()
            .map(
                name ->
                    present(value, name) + and(below(rest, field(value, name), depth, condition)))
            .toList();
    return some.size() == 1
        ? some.getFirst()
        : some.stream().collect(Collectors.joining(") || (", "(", ")"));
  }

  private static String and(String more) {
    return more.equals("true") ? "" : " && " + (more.contains("||") ? "(" + more + ")" : more);
  }

  private static String present(String value, String name) {
    return IDENTIFIER.matcher(name).matches()
        ? "has(%s.%s)".formatted(value, name)
        : "%s in %s".formatted(quoted(name), value);
  }

  private static String field(String value, String name) {
    return IDENTIFIER.matcher(name).matches()
        ? value + "." + name
        : value + "[" + quoted(name) + "]";
  }

  private static Optional<String> condition(Condition condition, String v) {
    @Nullable String cel =
        switch (condition) {
          case Condition.Given _ -> "true";
          case Condition.NotEmpty _ -> "size(%s) > 0".formatted(v);
          case Condition.Is(var refused) -> "%s == %s".formatted(v, literal(refused));
          case Condition.OtherThan(var accepted) -> "!(%s in %s)".formatted(v, accepted(accepted));
          case Condition.Between(var least, var greatest) ->
              "%s >= %d && %s <= %d".formatted(v, least, v, greatest);
          case Condition.MoreThanOne(var field) ->
              "size(%s.filter(e, has(e.%s))) > 1".formatted(v, field);
          case Condition.NoneOf(var accepted) ->
              accepted.stream()
                  .map(name -> present(v, name))
                  .collect(Collectors.joining(" || ", "!(", ")"));
          case Condition.Beside(var accepted) ->
              "%s.exists(k, !(k in %s))".formatted(v, list(accepted));
          case Condition.RequestsNotLimits _ ->
              ("has(%1$s.requests) && has(%1$s.limits) && %1$s.requests.exists(k, k in %1$s.limits"
                   + " && quantity(string(%1$s.requests[k])).compareTo(quantity(string(%1$s.limits[k])))"
                   + " != 0)")
                  .formatted(v);
          case Condition.Above(var amount) ->
              "quantity(string(%s)).compareTo(quantity(%s)) > 0".formatted(v, quoted(amount));
          case Condition.NoAmount _, Condition.Without _ -> null;
        };
    return Optional.ofNullable(cel);
  }

  private static String accepted(List<String> values) {
    var all = new ArrayList<>(values);
    if (!INTEGER.matcher(values.getFirst()).matches()) {
      all.addFirst("");
    }
    return list(all);
  }

  private static String list(List<String> values) {
    return values.stream().map(Cel::literal).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String literal(String value) {
    return Set.of("true", "false").contains(value) || INTEGER.matcher(value).matches()
        ? value
        : quoted(value);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }
}
