package dev.tsunagi.manifest;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.virtualnode.FieldPattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns one YAML document into JSON and keeps the place of every field. Anchors are followed, as
/// long as they do not expand to more values than any manifest has.
final class YamlTree {

  private static final int MOST_VALUES = 200_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Why a document stays unread.
  private static final class Refusal extends RuntimeException {
    private final Node node;

    Refusal(Node node, String why) {
      super(why);
      this.node = node;
    }
  }

  private final int linesBefore;
  private final Map<String, Position> positions = new HashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;

  YamlTree(int linesBefore) {
    this.linesBefore = linesBefore;
  }

  Document document(Node root, int number) {
    try {
      positions.put("", position(root));
      return new Document.Read(number, value(root, ""), new Positions(Map.copyOf(positions)));
    } catch (Refusal e) {
      return new Document.Broken(number, position(e.node), String.valueOf(e.getMessage()));
    }
  }

  private Position position(Node node) {
    var mark = node.getStartMark();
    return new Position(linesBefore + mark.getLine() + 1, mark.getColumn() + 1);
  }

  private JsonNode value(Node node, String path) {
    if (++values > MOST_VALUES) {
      throw new Refusal(node, "its anchors expand to more than %d values".formatted(MOST_VALUES));
    }
    if (node instanceof ScalarNode scalar) {
      return Scalars.read(scalar);
    }
    if (!open.add(node)) {
      throw new Refusal(node, "an anchor contains itself");
    }
    try {
      return node instanceof MappingNode mapping
          ? object(mapping, path)
          : array((SequenceNode) node, path);
    } finally {
      open.remove(node);
    }
  }

  private JsonNode array(SequenceNode sequence, String path) {
    var array = JSON.arrayNode();
    for (var element : sequence.getValue()) {
      var at = path + "[" + array.size() + "]";
      positions.put(at, position(element));
      array.add(value(element, at));
    }
    return array;
  }

  private ObjectNode object(MappingNode mapping, String path) {
    var object = JSON.objectNode();
    mapping.getValue().stream()
        .filter(YamlTree::merges)
        .forEach(tuple -> merge(object, tuple.getValueNode(), path));
    for (var tuple : mapping.getValue()) {
      if (!merges(tuple)) {
        var name = name(tuple.getKeyNode());
        var at = FieldPattern.join(path, FieldPattern.field(name));
        positions.put(at, position(tuple.getKeyNode()));
        object.set(name, value(tuple.getValueNode(), at));
      }
    }
    return object;
  }

  private static boolean merges(NodeTuple tuple) {
    return tuple.getKeyNode().getTag().equals(Tag.MERGE);
  }

  /// `<<`: the fields of another mapping, or of several of which the first has precedence.
  private void merge(ObjectNode object, Node node, String path) {
    switch (node) {
      case MappingNode _ ->
          value(node, path)
              .propertyStream()
              .filter(field -> !object.has(field.getKey()))
              .forEach(field -> object.set(field.getKey(), field.getValue()));
      case SequenceNode several -> several.getValue().forEach(one -> merge(object, one, path));
      default -> throw new Refusal(node, "<< needs a mapping");
    }
  }

  private static String name(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new Refusal(key, "the key of a field must be a text");
  }
}
