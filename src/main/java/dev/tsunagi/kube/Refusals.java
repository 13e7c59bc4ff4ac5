package dev.tsunagi.kube;

import module java.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.util.ClassUtil;
import dev.tsunagi.api.common.SpecProblem;
import org.jspecify.annotations.Nullable;

/// What the constructors of our types refused while one object was read, and where.
final class Refusals {

  /// These texts quote what a user wrote, and end up in a status.
  private static final int LONGEST = 200;

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
    var where = path(parser.getParsingContext());
    found.add(new SpecProblem(where, "cannot be read" + reason(cause), ""));
  }

  /// Only our own constructors throw this one; the texts of Jackson may quote what was read.
  private static String reason(Throwable cause) {
    var root = ClassUtil.getRootCause(cause);
    if (!(root instanceof IllegalArgumentException) || root.getMessage() == null) {
      return "";
    }
    var text = root.getMessage();
    return " (" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + ")";
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
