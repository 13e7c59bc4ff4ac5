package dev.tsunagi.api.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.SpecProblem;

/// Finds what is wrong with an object's `spec`, by its schema. Pure.
///
/// Members that the schema does not know are no problem: an API server would have pruned them, and
/// they are there only when the cluster's schema is newer than ours.
public final class SpecCheck {

  private final List<SpecProblem> found = new ArrayList<>();

  private SpecCheck() {}

  /// The problems of `object`'s spec in the order of the schema.
  ///
  /// @param schema of the whole object
  public static List<SpecProblem> problems(Schema schema, JsonNode object) {
    var spec = schema.properties().get("spec");
    var check = new SpecCheck();
    if (spec != null && isThere(object.path("spec"))) {
      check.visit("spec", spec, object.path("spec"));
    }
    return List.copyOf(check.found);
  }

  private void visit(String path, Schema schema, JsonNode value) {
    if (!holds(path, schema.type(), value)) {
      return;
    }
    var _ = schema.rules().stream().allMatch(rule -> holds(path, rule, value));
    schema.required().stream()
        .filter(name -> !isThere(value.path(name)))
        .forEach(name -> found.add(new SpecProblem(path + "." + name, "is missing", "")));
    value.forEachEntry((name, child) -> visitMember(path, schema, name, child));
    var items = schema.items();
    if (items != null) {
      for (var i = 0; i < value.size(); i++) {
        visit(path + "[" + i + "]", items, value.path(i));
      }
    }
  }

  private void visitMember(String path, Schema schema, String name, JsonNode member) {
    if (!isThere(member)) {
      return;
    }
    var known = schema.properties().get(name);
    if (known != null) {
      visit(path + "." + name, known, member);
    } else if (schema.values() != null) {
      visit(path + "[" + name + "]", schema.values(), member);
    }
  }

  private boolean holds(String path, Schema.Rule rule, JsonNode value) {
    var holds = rule.holds().test(value);
    if (!holds) {
      found.add(new SpecProblem(path, rule.wrong().apply(value), rule.allowed()));
    }
    return holds;
  }

  /// A null stands for nothing, as it does for an API server.
  private static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
