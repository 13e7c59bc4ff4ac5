package dev.tsunagi.virtualnode;

import module java.base;

/// Reads rows of rules, a line each. Mistakes in them throw when the class is loaded.
final class RuleTable {

  private final List<Rule> rules = new ArrayList<>();

  private RuleTable() {}

  static List<Rule> read(String text) {
    var table = new RuleTable();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> table.add(List.of(line.strip().split(" \\| ", -1))));
    return List.copyOf(table.rules);
  }

  private void add(List<String> row) {
    rules.add(
        switch (row.getFirst()) {
          case "refuse" -> rule(row, Severity.REFUSED);
          case "doubt" -> rule(row, Severity.DOUBTFUL);
          case "allow" -> unlisted(row.get(1), row.get(2));
          case String other -> throw new IllegalArgumentException(other);
        });
  }

  private static Rule rule(List<String> row, Severity severity) {
    return new Rule(
        row.get(1),
        FieldPattern.of(row.get(2)),
        Condition.of(row.get(3)),
        severity,
        row.get(5),
        row.get(6),
        Source.valueOf(row.get(4)));
  }

  private Rule unlisted(String field, String names) {
    return new Rule(
        "unlisted",
        FieldPattern.of(field),
        new Condition.Beside(
            Stream.concat(Arrays.stream(names.split(" ", -1)), below(field)).toList()),
        Severity.DOUBTFUL,
        "Oracle does not say whether virtual nodes support it",
        "check its spelling, and remove it unless you have seen it work",
        Source.COMPARISON);
  }

  /// The fields below that one which have rows of their own.
  private Stream<String> below(String field) {
    return rules.stream()
        .map(rule -> rule.field().text())
        .filter(text -> text.startsWith(field + "."))
        .map(text -> text.substring(field.length() + 1).replaceFirst("[.\\[].*", ""))
        .flatMap(text -> Arrays.stream(text.replaceAll("[{}]", "").split(",", -1)));
  }
}
