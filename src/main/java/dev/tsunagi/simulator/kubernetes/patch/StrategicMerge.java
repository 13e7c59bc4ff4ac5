package dev.tsunagi.simulator.kubernetes.patch;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import org.jspecify.annotations.Nullable;

/// Strategic merge patch: lists whose items have keys are merged by the first of them, sets are
/// united, other lists replaced; `$patch`, `$retainKeys`, `$deleteFromPrimitiveList` and
/// `$setElementOrder` direct it.
public final class StrategicMerge {

  private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
  private static final String ORDER = "$setElementOrder/";

  private StrategicMerge() {}

  /// The patched object, as a new tree.
  public static ObjectNode apply(ObjectNode object, JsonNode patch, Schema schema) {
    if (patch instanceof ObjectNode changes) {
      return objects(object.deepCopy(), changes, schema);
    }
    throw ApiException.badRequest("the patch must be an object");
  }

  private static ObjectNode objects(ObjectNode target, ObjectNode patch, Schema schema) {
    if (Json.text(patch, "$patch").equals("replace")) {
      var replaced = patch.deepCopy();
      replaced.remove("$patch");
      return replaced;
    }
    retain(target, patch.path("$retainKeys"));
    for (var change : patch.properties()) {
      var name = change.getKey();
      if (name.startsWith(DELETE_FROM)) {
        deleteFrom(Json.list(target, name.substring(DELETE_FROM.length())), change.getValue());
      } else if (!name.startsWith("$")) {
        Json.set(target, name, value(target.get(name), change.getValue(), schema.child(name)));
      }
    }
    patch
        .propertyStream()
        .filter(entry -> entry.getKey().startsWith(ORDER))
        .forEach(
            entry ->
                reorder(
                    target, entry.getKey().substring(ORDER.length()), entry.getValue(), schema));
    return target;
  }

  private static void retain(ObjectNode target, JsonNode keys) {
    if (keys.isArray()) {
      target.retain(Json.strings(keys));
    }
  }

  private static void deleteFrom(ArrayNode list, JsonNode values) {
    var gone = new HashSet<>(values.valueStream().toList());
    list.removeIf(gone::contains);
  }

  private static @Nullable JsonNode value(@Nullable JsonNode old, JsonNode patch, Schema schema) {
    return switch (patch) {
      case ObjectNode changes when Json.text(changes, "$patch").equals("delete") -> null;
      case ObjectNode changes ->
          objects(old instanceof ObjectNode target ? target : Json.object(), changes, schema);
      case ArrayNode items when schema.listType().equals("map") ->
          keyed(old instanceof ArrayNode list ? list : Json.array(), items, schema);
      case ArrayNode items when schema.listType().equals("set") ->
          united(old instanceof ArrayNode list ? list : Json.array(), items);
      default -> patch.deepCopy();
    };
  }

  private static ArrayNode united(ArrayNode old, ArrayNode added) {
    var values = new LinkedHashSet<>(old.valueStream().toList());
    added.forEach(values::add);
    return Json.array().addAll(values);
  }

  private static ArrayNode keyed(ArrayNode old, ArrayNode changes, Schema schema) {
    var key = schema.listKeys().getFirst();
    var replace = changes.valueStream().anyMatch(c -> Json.text(c, "$patch").equals("replace"));
    var items = new LinkedHashMap<JsonNode, JsonNode>();
    if (!replace) {
      old.forEach(item -> items.put(item.path(key), item));
    }
    for (var change : changes) {
      var directive = Json.text(change, "$patch");
      if (directive.equals("delete")) {
        items.remove(change.path(key));
      } else if (!directive.equals("replace") || change.has(key)) {
        var merged = value(items.get(change.path(key)), change, schema.items());
        items.put(change.path(key), Objects.requireNonNull(merged));
      }
    }
    return Json.array().addAll(items.values());
  }

  /// Puts the named items into the given order; others keep their place behind them.
  private static void reorder(ObjectNode target, String name, JsonNode order, Schema schema) {
    if (!(target.get(name) instanceof ArrayNode list)) {
      return;
    }
    var keys = schema.child(name).listKeys();
    Function<JsonNode, JsonNode> id = item -> keys.isEmpty() ? item : item.path(keys.getFirst());
    var wanted = order.valueStream().map(id).toList();
    var sorted = new ArrayList<>(list.valueStream().toList());
    sorted.sort(
        Comparator.comparingInt(
            item -> {
              var place = wanted.indexOf(id.apply(item));
              return place < 0 ? Integer.MAX_VALUE : place;
            }));
    list.removeAll().addAll(sorted);
  }
}
