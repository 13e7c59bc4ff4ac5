package dev.tsunagi.kube;

import module java.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import dev.tsunagi.api.common.SpecProblem;
import org.jspecify.annotations.Nullable;

/// What the constructors of our types refused while one object was read, and where.
final class Refusals {

  private final JsonParser parser;
  private final List<SpecProblem> found = new ArrayList<>();

  private Refusals(JsonParser parser) {
    this.parser = parser;
  }

  /// Begins anew, for an object that `parser` reads.
  static Refusals begin(DeserializationContext context, JsonParser parser) {
    var refusals = new Refusals(parser);
    context.setAttribute(Refusals.class, refusals);
    return refusals;
  }

  /// Those of the object that is being read; of none when it is not one of ours.
  static Refusals of(DeserializationContext context) {
    return context.getAttribute(Refusals.class) instanceof Refusals refusals
        ? refusals
        : new Refusals(context.getParser());
  }

  void add(Throwable cause) {
    var message = root(cause).getMessage();
    found.add(
        new SpecProblem(
            path(parser.getParsingContext()),
            "cannot be read" + (message == null ? "" : " (" + message + ")"),
            ""));
  }

  /// The constructor's own words, without Jackson's around them.
  private static Throwable root(Throwable cause) {
    return cause.getCause() == null ? cause : root(cause.getCause());
  }

  /// Those in the spec: a status is ours to write anew.
  List<SpecProblem> inSpec() {
    return found.stream().filter(problem -> problem.path().startsWith("spec")).toList();
  }

  private static String path(@Nullable JsonStreamContext at) {
    if (at == null || at.inRoot()) {
      return "";
    }
    var outer = path(at.getParent());
    if (at.inArray()) {
      return outer + "[" + at.getCurrentIndex() + "]";
    }
    var name = at.getCurrentName();
    return name == null ? outer : outer.isEmpty() ? name : outer + "." + name;
  }
}
