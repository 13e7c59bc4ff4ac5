package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Printer;
import dev.tsunagi.template.value.Printf;
import dev.tsunagi.template.value.Quote;
import dev.tsunagi.template.value.StringMap;
import dev.tsunagi.template.value.TypedList;

/// Sprig's functions on texts; positions count bytes.
final class Texts {

  private Texts() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("hello", "", _ -> "Hello!")
        .add("trim", "string", a -> Trimming.spaces(a.text(0)))
        .add("trimall", "string string", a -> Trimming.both(a.text(1), a.text(0)))
        .add("trimAll", "string string", a -> Trimming.both(a.text(1), a.text(0)))
        .add("trimSuffix", "string string", a -> Trimming.suffix(a.text(1), a.text(0)))
        .add("trimPrefix", "string string", a -> Trimming.prefix(a.text(1), a.text(0)))
        .add("trunc", "int string", a -> trunc(a.integer(0), a.text(1)))
        .add("substr", "int int string", Texts::substr)
        .add("abbrev", "int string", a -> Abbreviation.of(a.text(1), 0, a.integer(0)))
        .add("abbrevboth", "int int string", Texts::abbrevBoth)
        .add("repeat", "int string", Texts::repeat)
        .add("contains", "string string", a -> a.text(1).contains(a.text(0)))
        .add("hasPrefix", "string string", a -> a.text(1).startsWith(a.text(0)))
        .add("hasSuffix", "string string", a -> a.text(1).endsWith(a.text(0)))
        .add("quote", "any...", Texts::quote)
        .add("squote", "any...", Texts::squote)
        .add("cat", "any...", Texts::cat)
        .add("indent", "int string", Texts::indent)
        .add("nindent", "int string", a -> "\n" + indent(a))
        .add("replace", "string string string", Texts::replace)
        .add("plural", "string string int", a -> a.text(a.integer(2) == 1 ? 0 : 1))
        .add("toString", "any", a -> Casts.text(a.get(0), a.budget()))
        .add("toStrings", "any", a -> TypedList.strings(Casts.texts(a.get(0), a.budget())))
        .add("join", "string any", Texts::join)
        .add("split", "string string", a -> numbered(Splitting.split(a.text(1), a.text(0), -1)))
        .add("splitn", "string int string", Texts::splitn)
        .add("splitList", "string string", Texts::splitList)
        .add("fail", "string", a -> fail(a.text(0)))
        .functions();
  }

  private static Object fail(String message) {
    throw new CallException(message);
  }

  static CallException outOfBounds() {
    return new CallException("runtime error: slice bounds out of range");
  }

  private static String trunc(int count, String text) {
    int length = GoText.length(text);
    if (count < 0 && length + count > 0) {
      return GoText.slice(text, length + count, length);
    }
    return count >= 0 && length > count ? GoText.slice(text, 0, count) : text;
  }

  private static String substr(Arguments a) {
    var text = a.text(2);
    int length = GoText.length(text);
    int start = a.integer(0) < 0 ? 0 : a.integer(0);
    int end =
        a.integer(0) >= 0 && (a.integer(1) < 0 || a.integer(1) > length) ? length : a.integer(1);
    if (start > end || end > length || end < 0) {
      throw outOfBounds();
    }
    return GoText.slice(text, start, end);
  }

  private static String abbrevBoth(Arguments a) {
    int left = a.integer(0);
    int right = a.integer(1);
    return right < 4 || (left > 0 && right < 7)
        ? a.text(2)
        : Abbreviation.of(a.text(2), left, right);
  }

  private static String repeat(Arguments a) {
    if (a.integer(0) < 0) {
      throw new CallException("strings: negative Repeat count");
    }
    a.budget().room((long) a.integer(0) * a.text(1).length());
    return a.text(1).repeat(a.integer(0));
  }

  private static String quote(Arguments a) {
    return Casts.withoutNil(a.all()).stream()
        .map(value -> Quote.quoted(Casts.text(value, a.budget())))
        .collect(Collectors.joining(" "));
  }

  private static String squote(Arguments a) {
    return Casts.withoutNil(a.all()).stream()
        .map(value -> "'" + Printer.text(value, a.budget()) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String cat(Arguments a) {
    var values = Casts.withoutNil(a.all());
    return Printf.sprintf("%v ".repeat(values.size()).trim(), values, a.budget());
  }

  private static String indent(Arguments a) {
    if (a.integer(0) < 0) {
      throw new CallException("strings: negative Repeat count");
    }
    long lines = 1 + a.text(1).chars().filter(c -> c == '\n').count();
    a.budget().room(a.text(1).length() + lines * a.integer(0));
    var pad = " ".repeat(a.integer(0));
    return pad + a.text(1).replace("\n", "\n" + pad);
  }

  private static String replace(Arguments a) {
    a.budget().room(a.text(2).length() + (long) (a.text(2).length() + 1) * a.text(1).length());
    return a.text(2).replace(a.text(0), a.text(1));
  }

  private static String join(Arguments a) {
    var texts = Casts.texts(a.get(1), a.budget());
    long size = texts.stream().mapToLong(t -> (long) t.length() + a.text(0).length()).sum();
    a.budget().room(size);
    return String.join(a.text(0), texts);
  }

  private static Object splitn(Arguments a) {
    return numbered(Splitting.split(a.text(2), a.text(0), a.integer(1)));
  }

  private static Object splitList(Arguments a) {
    return TypedList.strings(Splitting.split(a.text(1), a.text(0), -1));
  }

  private static StringMap numbered(List<String> parts) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      map.put("_" + i, parts.get(i));
    }
    return new StringMap(map);
  }
}
