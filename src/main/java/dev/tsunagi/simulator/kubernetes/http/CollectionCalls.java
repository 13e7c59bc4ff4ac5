package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.objects.Deletion;
import dev.tsunagi.simulator.kubernetes.objects.Registry;
import dev.tsunagi.simulator.kubernetes.objects.Views;
import dev.tsunagi.simulator.kubernetes.render.Shape;
import dev.tsunagi.simulator.kubernetes.render.Tables;
import dev.tsunagi.simulator.kubernetes.select.FieldSelector;
import dev.tsunagi.simulator.kubernetes.select.LabelSelector;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// Calls that name many objects: lists, page by page if wanted, and their deletion.
record CollectionCalls(Store store, Deletion deletion, Clock clock) {

  /// Which of a collection's objects a call is about.
  static Predicate<JsonNode> selection(Call call, Target target) {
    var labels = LabelSelector.parse(call.param("labelSelector"));
    var fields = FieldSelector.parse(call.param("fieldSelector"), target.type());
    return labels.and(object -> fields.test(object));
  }

  Answer list(Call call, Target target) {
    var snapshot = store.list(target.type().storageName(), target.namespace());
    checkVersion(call, snapshot.version());
    var page = page(call, target, snapshot);
    var tables = new Tables(clock.instant(), call.param("includeObject"));
    var shape = Shape.of(call.header("Accept"));
    return Answer.ok(shape.list(page.objects(), page.meta(), target.type(), tables));
  }

  private static void checkVersion(Call call, long current) {
    var wanted = call.number("resourceVersion");
    if (wanted > current) {
      throw new ApiException(
              504,
              "Timeout",
              "Too large resource version: %d, current: %d".formatted(wanted, current))
          .cause("ResourceVersionTooLarge", "Too large resource version", "");
    }
  }

  private record Page(List<ObjectNode> objects, ObjectNode meta) {}

  private Page page(Call call, Target target, Store.Snapshot snapshot) {
    var selection = selection(call, target);
    var start = Position.parse(call.param("continue"), snapshot.version());
    var limit = call.number("limit");
    var matching =
        snapshot.objects().stream()
            .filter(object -> start.isBefore(object))
            .map(object -> Views.of(object, target.type()))
            .filter(selection)
            .toList();
    var meta = Json.object().put("resourceVersion", Long.toString(start.version()));
    if (limit <= 0 || matching.size() <= limit) {
      return new Page(matching, meta);
    }
    var objects = matching.subList(0, (int) limit);
    meta.put("continue", Position.after(objects.getLast(), start.version()).token());
    if (call.param("labelSelector").isEmpty() && call.param("fieldSelector").isEmpty()) {
      meta.put("remainingItemCount", matching.size() - limit);
    }
    return new Page(objects, meta);
  }

  /// Where a page begins. All pages of a list name the version of its first.
  private record Position(long version, String namespace, String name) {

    static Position parse(String token, long current) {
      if (token.isEmpty()) {
        return new Position(current, "", "");
      }
      try {
        var tree = Json.parse(Base64.getUrlDecoder().decode(token), false);
        return new Position(
            tree.path("rv").asLong(), Json.text(tree, "namespace"), Json.text(tree, "name"));
      } catch (IllegalArgumentException e) {
        throw ApiException.badRequest("continue key is not valid: " + e.getMessage());
      }
    }

    static Position after(ObjectNode object, long version) {
      return new Position(version, Meta.namespace(object), Meta.name(object));
    }

    boolean isBefore(ObjectNode object) {
      var order = namespace.compareTo(Meta.namespace(object));
      return order < 0 || (order == 0 && name.compareTo(Meta.name(object)) < 0);
    }

    String token() {
      var tree = Json.object().put("rv", version).put("namespace", namespace).put("name", name);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(tree));
    }
  }

  Answer delete(Call call, Target target) {
    var type = target.type();
    var options = call.optionalObject();
    var request = Deletion.Request.of(options, call.param("propagationPolicy"), call.dryRun());
    var snapshot = store.list(type.storageName(), target.namespace());
    var selection = selection(call, target);
    var deleted = new ArrayList<ObjectNode>();
    for (var stored : snapshot.objects()) {
      if (!selection.test(Views.of(stored, type))) {
        continue;
      }
      var key = Registry.key(type, Meta.namespace(stored), Meta.name(stored));
      try {
        deleted.add(
            Views.of(deletion.delete(key, type.subject(key.name()), request).object(), type));
      } catch (ApiException e) {
        if (e.code() != 404) {
          throw e;
        }
      }
    }
    var meta = Json.object().put("resourceVersion", Long.toString(store.version()));
    return Answer.ok(Shape.WHOLE.list(deleted, meta, type, new Tables(clock.instant(), "")));
  }
}
