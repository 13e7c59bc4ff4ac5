package dev.tsunagi.simulator.kubernetes.render;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;

/// Objects as the table that `kubectl get` prints.
///
/// @param now for ages
/// @param include what goes with each row: `Metadata`, `Object` or `None`
public record Tables(Instant now, String include) {

  ObjectNode of(List<ObjectNode> objects, ObjectNode meta, ResourceType type) {
    var columns = Columns.of(type);
    var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.set("metadata", meta);
    var definitions = table.putArray("columnDefinitions");
    columns.forEach(column -> definitions.add(column.definition()));
    var rows = table.putArray("rows");
    for (var object : objects) {
      var row = rows.addObject();
      var cells = row.putArray("cells");
      columns.forEach(column -> cells.add(cell(column, object)));
      switch (include) {
        case "None" -> {}
        case "Object" -> row.set("object", object);
        default -> row.set("object", Shape.metadata(object));
      }
    }
    return table;
  }

  private JsonNode cell(Columns.Column column, JsonNode object) {
    var path = column.path();
    if (path.startsWith("#")) {
      return Json.MAPPER.getNodeFactory().numberNode(first(path.substring(1), object).size());
    }
    if (path.startsWith("!")) {
      return new TextNode(Cells.of(path.substring(1), object, now));
    }
    var slash = path.indexOf("/.");
    if (slash > 0) {
      return new TextNode(
          number(path.substring(0, slash), object)
              + "/"
              + number(path.substring(slash + 1), object));
    }
    var value = first(path, object);
    if (value.isMissingNode() || value.isNull()) {
      return NullNode.getInstance();
    }
    return switch (column.type()) {
      case "date" -> age(value.asText());
      case "integer", "number", "boolean" -> value;
      default -> new TextNode(value.isValueNode() ? value.asText() : value.toString());
    };
  }

  private static JsonNode first(String path, JsonNode object) {
    var found = JsonPath.of(path).find(object);
    return found.isEmpty() ? Json.MAPPER.missingNode() : found.getFirst();
  }

  private static int number(String path, JsonNode object) {
    var value = first(path, object);
    return value.isArray() ? value.size() : value.asInt();
  }

  private JsonNode age(String time) {
    try {
      return new TextNode(
          Ages.shown(Duration.between(OffsetDateTime.parse(time).toInstant(), now)));
    } catch (DateTimeException e) {
      return new TextNode("<invalid>");
    }
  }
}
