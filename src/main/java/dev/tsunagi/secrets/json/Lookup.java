package dev.tsunagi.secrets.json;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Follows a path into JSON.
///
/// One instance follows it up to the next pipe. Its state is what a step has found so far, and what
/// comes behind the pipe: both outlive a branch that leads nowhere.
final class Lookup {

  private Json value = Json.ABSENT;
  private @Nullable String pipe;

  private final Budget budget;

  private Lookup(Budget budget) {
    this.budget = budget;
  }

  static Json get(String json, String path, Budget budget) {
    var at = new Step(json, path);
    while (at.path() != null) {
      budget.spend(at.json());
      at = next(at.json(), at.path(), budget);
    }
    return Json.first(at.json());
  }

  /// JSON that was found, and the path that is yet to be followed in it; null at the end.
  record Step(String json, @Nullable String path) {}

  private static Step next(String json, String path, Budget budget) {
    var modified = Modifiers.apply(json, path, budget);
    if (modified != null) {
      return modified;
    }
    var lookup = new Lookup(budget);
    if (path.length() > 1 && (path.startsWith("[") || path.startsWith("{"))) {
      var parts = Multipath.of(path);
      if (parts.isComplete()) {
        return new Step(parts.joined(json, budget), parts.next());
      }
      lookup.walk(json, parts.leftover());
    } else {
      lookup.walk(json, path);
    }
    return new Step(lookup.value.raw(), lookup.pipe);
  }

  private void walk(String json, String path) {
    if (path.startsWith("..")) {
      array(Json.sequence(json), path.substring(2));
      return;
    }
    for (var i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '{' || json.charAt(i) == '[') {
        into(Json.first(json.substring(i)), path);
        return;
      }
    }
  }

  private boolean into(Json container, String path) {
    return switch (container.kind()) {
      case OBJECT -> object(container, path);
      case ARRAY -> array(container.elements(), path);
      default -> false;
    };
  }

  private boolean object(Json object, String path) {
    var step = ObjectStep.of(path);
    if (step.rest() == null && step.pipe() != null) {
      pipe = step.pipe();
    }
    for (var member : object.members()) {
      if (step.matches(member.key().text())) {
        if (step.rest() == null) {
          value = member.value();
          return true;
        }
        if (into(member.value(), step.rest())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean array(List<Json> elements, String path) {
    var step = ArrayStep.of(path);
    if (step.rest() == null && step.pipe() != null) {
      pipe = step.pipe();
    }
    if (step.query() != null) {
      return query(elements, step, step.query());
    }
    if (step.count()) {
      value = step.each() == null ? Json.number(elements.size()) : each(elements, step.each());
      return true;
    }
    if (step.index() < 0 || step.index() >= elements.size()) {
      return false;
    }
    var element = elements.get(step.index());
    if (step.rest() == null) {
      value = element;
      return true;
    }
    return into(element, step.rest());
  }

  private Json each(List<Json> elements, String path) {
    var inside = beforePipe(path);
    return listed(elements.stream().map(element -> get(element.raw(), inside, budget)));
  }

  private boolean query(List<Json> elements, ArrayStep step, Query query) {
    var matches = elements.stream().filter(element -> isMatch(query, element)).toList();
    var rest = step.rest() == null || matches.isEmpty() ? null : beforePipe(step.rest());
    var found =
        matches.stream().map(match -> rest == null ? match : get(match.raw(), rest, budget));
    if (!step.all()) {
      var first = found.findFirst();
      first.ifPresent(one -> value = one);
      return first.isPresent();
    }
    if (!value.exists()) {
      value = listed(found);
    }
    return false;
  }

  private boolean isMatch(Query query, Json element) {
    if (element.isContainer()) {
      return query.matches(get(element.raw(), query.path(), budget));
    }
    return query.path().isEmpty() && query.matches(element);
  }

  private static Json listed(Stream<Json> values) {
    return Json.array(
        values.filter(Json::exists).map(Json::raw).collect(Collectors.joining(",", "[", "]")));
  }

  /// The part of a path that is read in each element; what is behind its pipe is read once.
  private String beforePipe(String path) {
    var at = Pipes.first(path);
    if (at < 0) {
      return path;
    }
    pipe = path.substring(at + 1);
    return path.substring(0, at);
  }
}
