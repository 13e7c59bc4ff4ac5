package dev.tsunagi.secrets.json;

import module java.base;

import dev.tsunagi.secrets.json.Json.Kind;
import dev.tsunagi.secrets.json.Json.Member;

/// The modifiers that put the parts of a value together in another way.
final class Reshaping {

  private Reshaping() {}

  static String reverse(String json) {
    var value = Json.first(json);
    return switch (value.kind()) {
      case ARRAY -> array(value.elements().reversed().stream().map(Json::raw));
      case OBJECT -> object(value.members().reversed().stream().map(Reshaping::written));
      default -> json;
    };
  }

  static String flatten(String json, String argument) {
    var value = Json.first(json);
    if (value.kind() != Kind.ARRAY) {
      return json;
    }
    var deep = isSet(argument, "deep");
    return array(
        value.elements().stream()
            .map(
                e ->
                    e.kind() == Kind.ARRAY
                        ? unwrapped(deep ? flatten(e.raw(), argument) : e.raw())
                        : e.raw())
            .map(String::strip)
            .filter(raw -> !raw.isEmpty()));
  }

  /// Of members with equal names the last gives the value and the first the place.
  static String join(String json, String argument) {
    var value = Json.first(json);
    if (value.kind() != Kind.ARRAY) {
      return json;
    }
    var objects = value.elements().stream().filter(e -> e.kind() == Kind.OBJECT).toList();
    if (isSet(argument, "preserve")) {
      return object(objects.stream().map(e -> unwrapped(e.raw())));
    }
    var joined = new LinkedHashMap<String, Member>();
    objects.stream()
        .flatMap(e -> e.members().stream())
        .forEach(
            m -> joined.merge(m.key().text(), m, (was, is) -> new Member(was.key(), is.value())));
    return object(joined.values().stream().map(Reshaping::written));
  }

  static String keys(String json) {
    var value = Json.first(json);
    return switch (value.kind()) {
      case OBJECT -> array(value.members().stream().map(member -> member.key().raw()));
      case ARRAY -> array(value.elements().stream().map(_ -> "null"));
      default -> value.exists() ? "[null]" : "[]";
    };
  }

  static String values(String json) {
    var value = Json.first(json);
    return switch (value.kind()) {
      case OBJECT -> array(value.members().stream().map(member -> member.value().raw()));
      case ARRAY -> json;
      default -> array(Stream.of(value.raw()));
    };
  }

  /// From an object of arrays an array of objects.
  static String group(String json) {
    var value = Json.first(json);
    if (value.kind() != Kind.OBJECT) {
      return "";
    }
    var groups = new ArrayList<List<String>>();
    for (var member : value.members()) {
      var elements = member.value().elements();
      for (var i = 0; i < elements.size(); i++) {
        if (i == groups.size()) {
          groups.add(new ArrayList<>());
        }
        groups.get(i).add(member.key().raw() + ":" + elements.get(i).raw());
      }
    }
    return array(groups.stream().map(group -> object(group.stream())));
  }

  /// What a path finds in a value and in everything within it, outermost first.
  static String dig(String json, String path, Budget budget) {
    var found = new ArrayList<String>();
    var left = new ArrayDeque<Json>(List.of(Json.first(json)));
    while (!left.isEmpty()) {
      var value = left.pop();
      var here = Lookup.get(value.raw(), path, budget);
      if (here.exists()) {
        found.add(here.raw());
      }
      children(value).reversed().forEach(left::push);
    }
    return array(found.stream());
  }

  private static List<Json> children(Json value) {
    return value.kind() == Kind.OBJECT
        ? value.members().stream().map(Member::value).toList()
        : value.elements();
  }

  private static boolean isSet(String argument, String option) {
    return Json.first(argument).members().stream()
        .filter(member -> member.key().text().equals(option))
        .map(member -> Truth.isTrue(member.value()))
        .reduce(false, (_, last) -> last);
  }

  private static String unwrapped(String json) {
    var raw = Scan.trim(json);
    var wrapped = raw.length() >= 2 && (raw.startsWith("[") || raw.startsWith("{"));
    return wrapped ? raw.substring(1, raw.length() - 1) : raw;
  }

  private static String written(Member member) {
    return member.key().raw() + ":" + member.value().raw();
  }

  private static String array(Stream<String> parts) {
    return parts.collect(Collectors.joining(",", "[", "]"));
  }

  private static String object(Stream<String> parts) {
    return parts.collect(Collectors.joining(",", "{", "}"));
  }
}
