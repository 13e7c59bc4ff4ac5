package dev.tsunagi.template.functions;

import module java.base;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.regex.LinearPattern;
import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Output;
import dev.tsunagi.template.value.TypedList;

/// Sprig's regular expressions, in Go's dialect and in linear time.
final class Regexes {

  /// RE2/J reads long texts ever more slowly.
  private static final int QUADRATIC = 100;

  private final Functions.Table table = new Functions.Table();

  private Regexes() {}

  static List<Function> functions() {
    var regexes = new Regexes();
    regexes.table.add("regexMatch", "string string", Regexes::lenientMatch);
    regexes.table.add("mustRegexMatch", "string string", a -> matcher(a).find());
    regexes.table.add("regexQuoteMeta", "string", a -> quoteMeta(a.text(0)));
    regexes.both("FindAll", "string string int", Regexes::findAll);
    regexes.both("Find", "string string", Regexes::find);
    regexes.both("ReplaceAll", "string string string", a -> replace(a, true));
    regexes.both("ReplaceAllLiteral", "string string string", a -> replace(a, false));
    regexes.both("Split", "string string int", Regexes::split);
    return regexes.table.functions();
  }

  private void both(String name, String signature, Function.Body body) {
    table.add("regex" + name, signature, body).add("mustRegex" + name, signature, body);
  }

  /// Go shows the expression, which may be data.
  private static LinearPattern compile(Arguments a) {
    long length = a.text(0).length();
    a.budget().charge(length * length / QUADRATIC);
    try {
      return LinearPattern.compile(a.text(0));
    } catch (PatternSyntaxException e) {
      throw new CallException("error parsing regexp: " + e.getDescription());
    }
  }

  private static Matcher matcher(Arguments a) {
    return compile(a).over(a.text(1), a.budget()::charge);
  }

  private static Object lenientMatch(Arguments a) {
    try {
      return matcher(a).find();
    } catch (CallException _) {
      return false;
    }
  }

  private static Object find(Arguments a) {
    var matcher = matcher(a);
    return matcher.find() ? matcher.group() : "";
  }

  private static Object findAll(Arguments a) {
    var found = new ArrayList<String>();
    var matches = new RegexMatches(matcher(a));
    while ((a.integer(2) < 0 || found.size() < a.integer(2)) && matches.next()) {
      found.add(matches.text());
    }
    return TypedList.strings(found);
  }

  private static Object replace(Arguments a, boolean expand) {
    var text = a.text(1);
    var out = new Output(a.budget());
    var matcher = matcher(a);
    var matches = new RegexMatches(matcher);
    int from = 0;
    while (matches.next()) {
      out.append(text.substring(from, matcher.start()));
      out.append(expand ? RegexMatches.expanded(a.text(2), matcher) : a.text(2));
      from = matcher.end();
    }
    return out.append(text.substring(from)).toString();
  }

  private static Object split(Arguments a) {
    int limit = a.integer(2);
    if (limit == 0) {
      return TypedList.strings(List.of());
    }
    var text = a.text(1);
    if (!a.text(0).isEmpty() && text.isEmpty()) {
      return TypedList.strings(List.of(""));
    }
    var parts = new ArrayList<String>();
    var matcher = matcher(a);
    var matches = new RegexMatches(matcher);
    int from = 0;
    int end = 0;
    while ((limit < 0 || parts.size() < limit - 1) && matches.next()) {
      end = matcher.start();
      if (matcher.end() != 0) {
        parts.add(text.substring(from, end));
      }
      from = matcher.end();
    }
    if (end != text.length()) {
      parts.add(text.substring(from));
    }
    return TypedList.strings(parts);
  }

  private static String quoteMeta(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append("\\.+*?()|[]{}^$".indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return out.toString();
  }
}
