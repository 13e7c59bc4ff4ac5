package dev.tsunagi.secrets.json;

import module java.base;

import dev.tsunagi.secrets.json.Json.Member;

/// JSON laid out for reading, or without any layout.
///
/// An array that holds no object stays on one line where that is not too long.
final class Pretty {

  private final StringBuilder out = new StringBuilder();
  private final Options options;

  private Pretty(Options options) {
    this.options = options;
  }

  /// @param width how long a line may become for an array to stay on it; 0 for never
  private record Options(int width, String prefix, String indent, boolean sortKeys) {

    static Options of(String argument) {
      var width = 80;
      var prefix = "";
      var indent = "  ";
      var sortKeys = false;
      for (var member : Json.first(argument).members()) {
        var value = member.value();
        switch (member.key().text()) {
          case "width" -> width = (int) Numbers.value(value.text());
          case "prefix" -> prefix = blanks(value.text());
          case "indent" -> indent = blanks(value.text());
          case "sortKeys" -> sortKeys = Truth.isTrue(value);
          default -> {}
        }
      }
      return new Options(width, prefix, indent, sortKeys);
    }

    private static String blanks(String text) {
      return text.replaceAll("[^ \t\n\r]", "");
    }
  }

  static String of(String json, String argument) {
    var options = Options.of(argument);
    var pretty = new Pretty(options);
    pretty.out.append(options.prefix);
    pretty.write(Json.first(json), 0);
    return pretty.out.isEmpty() ? "" : pretty.out.append('\n').toString();
  }

  static String ugly(String json) {
    var out = new StringBuilder();
    for (var i = 0; i < json.length(); i++) {
      if (json.charAt(i) == '"') {
        var end = Scan.string(json, i);
        out.append(json, i, end);
        i = end - 1;
      } else if (json.charAt(i) > ' ') {
        out.append(json.charAt(i));
      }
    }
    return out.toString();
  }

  private void write(Json value, int depth) {
    switch (value.kind()) {
      case OBJECT -> writeObject(value, depth);
      case ARRAY -> writeArray(value, depth);
      default -> out.append(value.raw());
    }
  }

  private void writeArray(Json array, int depth) {
    var room = options.width - (out.length() - Math.max(0, out.lastIndexOf("\n")));
    if (options.width > 0 && room > 3) {
      var line = oneLine(array);
      if (line.isPresent() && line.get().length() <= room) {
        out.append(line.get());
        return;
      }
    }
    lines('[', array.elements(), element -> write(element, depth + 1), depth, ']');
  }

  private static Optional<String> oneLine(Json value) {
    return switch (value.kind()) {
      case OBJECT -> Optional.empty();
      case ARRAY -> {
        var parts = value.elements().stream().map(Pretty::oneLine).toList();
        yield parts.stream().allMatch(Optional::isPresent)
            ? Optional.of(
                parts.stream().map(Optional::get).collect(Collectors.joining(", ", "[", "]")))
            : Optional.empty();
      }
      default -> Optional.of(value.raw());
    };
  }

  private void writeObject(Json object, int depth) {
    var members = object.members();
    if (options.sortKeys) {
      members = members.stream().sorted(Comparator.comparing(m -> m.key().text())).toList();
    }
    lines('{', members, member -> writeMember(member, depth), depth, '}');
  }

  private void writeMember(Member member, int depth) {
    out.append(member.key().raw()).append(": ");
    write(member.value(), depth + 1);
  }

  private <T> void lines(char open, List<T> parts, Consumer<T> write, int depth, char close) {
    out.append(open);
    var separator = "";
    for (var part : parts) {
      out.append(separator);
      separator = ",";
      newLine(depth + 1);
      write.accept(part);
    }
    if (!parts.isEmpty()) {
      newLine(depth);
    }
    out.append(close);
  }

  private void newLine(int depth) {
    out.append('\n').append(options.prefix).append(options.indent.repeat(depth));
  }
}
