package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Output;
import dev.tsunagi.template.value.ValueMap;
import dev.tsunagi.template.value.Values;
import java.time.format.DateTimeFormatter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// `toYaml` and `fromYaml`.
final class Yaml {

  private Yaml() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("toYaml", "any", Yaml::write)
        .add("fromYaml", "string", a -> read(a.text(0)))
        .functions();
  }

  private static String write(Arguments a) {
    var out = new Output(a.budget());
    new YamlText(out).document(a.get(0));
    return out.toString().replaceFirst("\n$", "");
  }

  /// A text that is no map gives a map with the reason; Go's would quote the text.
  private static ValueMap read(String text) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(50);
    try {
      var loaded = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
      if (loaded == null) {
        return new ValueMap();
      }
      if (loaded instanceof Map<?, ?> map && Values.of(floats(map)) instanceof ValueMap values) {
        return values;
      }
      return error();
    } catch (YAMLException | IllegalArgumentException | ClassCastException _) {
      return error();
    }
  }

  private static ValueMap error() {
    return new ValueMap(Map.of("Error", "error converting YAML to JSON"));
  }

  /// As through JSON: every number a float, every key a text, every date its text.
  private static Object floats(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Date date -> DateTimeFormatter.ISO_INSTANT.format(date.toInstant());
      case List<?> list -> list.stream().map(e -> e == null ? Nil.NIL : floats(e)).toList();
      case Map<?, ?> map -> {
        var texts = new HashMap<String, Object>();
        map.forEach((k, v) -> texts.put(String.valueOf(k), v == null ? Nil.NIL : floats(v)));
        yield texts;
      }
      default -> value;
    };
  }
}
