package dev.tsunagi.template.functions;

import module java.base;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Output;
import dev.tsunagi.template.value.ValueMap;

/// Sprig's functions on JSON. Numbers are floats, as everywhere in Go's JSON.
final class Json {

  private static final ObjectReader READER =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("fromJson", "string", a -> read(a.text(0)).orElse(Nil.NIL))
        .add("mustFromJson", "string", a -> read(a.text(0)).orElseThrow(Json::invalid))
        .add("toJson", "any", a -> lenient(a, true, ""))
        .add("toPrettyJson", "any", a -> lenient(a, true, "  "))
        .add("mustToJson", "any", a -> write(a, true, ""))
        .add("mustToPrettyJson", "any", a -> write(a, true, "  "))
        .add("toRawJson", "any", a -> write(a, false, ""))
        .add("mustToRawJson", "any", a -> write(a, false, ""))
        .functions();
  }

  private static String write(Arguments a, boolean html, String indent) {
    var out = new Output(a.budget());
    new JsonText(out, html, indent).write(a.get(0));
    return out.toString();
  }

  private static String lenient(Arguments a, boolean html, String indent) {
    try {
      return write(a, html, indent);
    } catch (CallException _) {
      return "";
    }
  }

  /// Go says which character was wrong, which is data.
  private static CallException invalid() {
    return new CallException("invalid JSON");
  }

  static Optional<Object> read(String text) {
    try {
      var node = READER.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(value(node));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var map = new ValueMap();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        yield map;
      }
      case ARRAY -> node.valueStream().map(Json::value).toList();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.doubleValue();
      case STRING -> node.textValue();
      default -> Nil.NIL;
    };
  }
}
