package dev.tsunagi.simulator.kubernetes.json;

import module java.base;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

/// Reads, writes and walks JSON trees. A missing value reads as an empty one.
public final class Json {

  /// Escapes what is not ASCII: fabric8 7.8 loses its place in an HTTP watch after such a byte.
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              // Names of `managedFields` hold UIDs: a table of names would be copied for each.
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();
  private static final ObjectMapper YAML = new YAMLMapper();

  private Json() {}

  /// Parses JSON, or YAML when told so. Throws [IllegalArgumentException] with the parser's words.
  public static JsonNode parse(byte[] text, boolean yaml) {
    try {
      var tree = yaml ? yaml(text) : MAPPER.readTree(text);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException e) {
      var said =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
      throw new IllegalArgumentException(said, e);
    }
  }

  /// Most clients send JSON where YAML may be, and JSON is read in far less time.
  private static JsonNode yaml(byte[] text) throws IOException {
    if (text.length > 0 && text[0] == '{') {
      try {
        return MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        // A flow mapping of YAML begins so, too.
      }
    }
    return YAML.readTree(text);
  }

  /// For constants: `'` stands for `"`.
  public static ObjectNode constant(String text) {
    return (ObjectNode) parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), false);
  }

  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static JsonNode at(JsonNode tree, String... path) {
    var node = tree;
    for (var name : path) {
      node = node.path(name);
    }
    return node;
  }

  public static String text(JsonNode tree, String... path) {
    return at(tree, path).asText("");
  }

  /// The object under `name`, put there when it is missing or not an object.
  public static ObjectNode child(ObjectNode parent, String name) {
    if (parent.get(name) instanceof ObjectNode existing) {
      return existing;
    }
    return parent.putObject(name);
  }

  /// The array under `name`, put there when it is missing or not an array.
  public static ArrayNode list(ObjectNode parent, String name) {
    if (parent.get(name) instanceof ArrayNode existing) {
      return existing;
    }
    return parent.putArray(name);
  }

  /// Puts a value; nothing, or something missing, removes it.
  public static void set(ObjectNode parent, String name, @Nullable JsonNode value) {
    if (value == null || value.isMissingNode() || value.isNull()) {
      parent.remove(name);
    } else {
      parent.set(name, value);
    }
  }

  public static ArrayNode strings(Iterable<String> values) {
    var array = array();
    values.forEach(array::add);
    return array;
  }

  public static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
