package dev.tsunagi.api.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.SpecProblem;
import org.jspecify.annotations.Nullable;

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
      check.visit(() -> "spec", spec, object.path("spec"));
    }
    return List.copyOf(check.found);
  }

  /// What is found gets its path on the way back, step by step: what is right costs no text.
  private void visit(Supplier<String> step, Schema schema, JsonNode value) {
    var before = found.size();
    check(schema, value);
    if (found.size() > before) {
      found.subList(before, found.size()).replaceAll(p -> within(step.get(), p));
    }
  }

  private static SpecProblem within(String step, SpecProblem problem) {
    return new SpecProblem(step + problem.path(), problem.wrong(), problem.allowed());
  }

  private void check(Schema schema, JsonNode value) {
    if (!holds(schema.type(), value)) {
      return;
    }
    for (var rule : schema.rules()) {
      if (!holds(rule, value)) {
        break;
      }
    }
    for (var name : schema.required()) {
      if (!isThere(value.path(name))) {
        found.add(new SpecProblem("." + name, "is missing", ""));
      }
    }
    value.forEachEntry((name, member) -> visitMember(schema, name, member));
    visitItems(schema.items(), value);
  }

  private void visitMember(Schema schema, String name, JsonNode member) {
    if (!isThere(member)) {
      return;
    }
    var known = schema.properties().get(name);
    if (known != null) {
      visit(() -> "." + name, known, member);
    } else if (schema.values() != null) {
      visit(() -> "[" + name + "]", schema.values(), member);
    }
  }

  private void visitItems(@Nullable Schema schema, JsonNode value) {
    for (var i = 0; schema != null && i < value.size(); i++) {
      var index = i;
      visit(() -> "[" + index + "]", schema, value.path(i));
    }
  }

  private boolean holds(Schema.Rule rule, JsonNode value) {
    var holds = rule.holds().test(value);
    if (!holds) {
      found.add(new SpecProblem("", rule.wrong().apply(value), rule.allowed()));
    }
    return holds;
  }

  /// A null stands for nothing, as it does for an API server.
  private static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
