package dev.tsunagi.docs;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// One page: what a kind is, how it is listed, its fields, and what the API server refuses.
record KindPage(KindCrd crd) {

  String text() {
    var text = new StringJoiner("\n").add("# " + crd.kind()).add("");
    if (!crd.description().isBlank()) {
      text.add(crd.description().strip()).add("");
    }
    text.add("`apiVersion: %s`, %s.".formatted(crd.apiVersion(), scope()));
    text.add("`kubectl get %s`%s shows:".formatted(crd.plural(), shortNames())).add("");
    columns().forEach(text::add);
    section(text, "`spec`", FieldRows.all(crd.schema().at("/properties/spec")));
    section(text, "`status`", FieldRows.described(crd.schema().at("/properties/status")));
    var rules = rules(crd.schema());
    if (!rules.isEmpty()) {
      text.add("").add("## What the API server refuses").add("");
      rules.forEach(rule -> text.add("- " + rule));
    }
    return text.toString().strip() + "\n";
  }

  private String scope() {
    return crd.clusterWide() ? "cluster-wide" : "namespaced";
  }

  private String shortNames() {
    var all = crd.shortNames().stream().map(name -> " or `kubectl get " + name + "`").toList();
    return String.join("", all);
  }

  private List<String> columns() {
    var columns = crd.version().path("additionalPrinterColumns");
    var rows = new ArrayList<>(List.of("| Column | From | |", "|---|---|---|"));
    if (columns.isEmpty()) {
      rows.add("| AGE | `.metadata.creationTimestamp` | |");
    }
    columns.forEach(column -> rows.add(column(column)));
    return rows;
  }

  private static String column(JsonNode column) {
    return "| %s | `%s` | %s|"
        .formatted(
            column.path("name").asText(),
            Markdown.cell(column.path("jsonPath").asText()),
            column.path("priority").asInt() > 0 ? "with `-o wide` " : "");
  }

  private static void section(StringJoiner text, String title, List<String> rows) {
    if (!rows.isEmpty()) {
      text.add("").add("## " + title).add("");
      text.add("| Field | Type | Meaning |").add("|---|---|---|");
      rows.forEach(text::add);
    }
  }

  /// The messages of the rules of the schema and all below.
  private static SortedSet<String> rules(JsonNode schema) {
    var rules = new TreeSet<String>();
    schema
        .findValues("x-kubernetes-validations")
        .forEach(all -> all.forEach(rule -> rules.add(message(rule))));
    return rules;
  }

  private static String message(JsonNode rule) {
    return Markdown.cell(rule.path("message").asText(rule.path("rule").asText()));
  }
}
