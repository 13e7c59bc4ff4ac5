package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.objects.Deletion;
import dev.tsunagi.simulator.kubernetes.objects.Registry;
import dev.tsunagi.simulator.kubernetes.objects.Scales;
import dev.tsunagi.simulator.kubernetes.patch.Patches;
import dev.tsunagi.simulator.kubernetes.patch.StrategicMerge;
import dev.tsunagi.simulator.kubernetes.render.Shape;
import dev.tsunagi.simulator.kubernetes.render.Tables;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// Calls that name one object, and the creation of one.
record ObjectCalls(Registry registry, Deletion deletion, Clock clock) {

  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
  private static final String APPLY_PATCH = "application/apply-patch+yaml";

  Answer answer(Call call, Target target) {
    return switch (target.subresource()) {
      case "" -> main(call, target);
      case "status" -> {
        require(target, "status");
        yield main(call, target);
      }
      case "scale" -> {
        require(target, "scale");
        yield scale(call, target);
      }
      case "log",
          "exec",
          "attach",
          "portforward",
          "proxy",
          "eviction",
          "binding",
          "ephemeralcontainers",
          "finalize" ->
          throw ApiException.notOffered(target.subresource());
      default -> throw ApiException.unknown();
    };
  }

  private static void require(Target target, String trait) {
    if (!target.type().has(trait)) {
      throw ApiException.unknown();
    }
  }

  private Answer main(Call call, Target target) {
    return switch (call.method()) {
      case "GET", "HEAD" -> shaped(call, target, registry.get(target.type(), target.key()), 200);
      case "PUT" -> {
        var body = object(call.tree());
        yield shaped(
            call,
            target,
            registry.update(
                target.type(),
                target.key(),
                target.subresource(),
                _ -> body.deepCopy(),
                call.options()),
            200);
      }
      case "PATCH" -> patch(call, target);
      case "DELETE" -> delete(call, target);
      default -> throw ApiException.methodNotAllowed();
    };
  }

  Answer create(Call call, Target target) {
    if (target.type().namespaced() && target.namespace().isEmpty()) {
      throw ApiException.methodNotAllowed();
    }
    var created = registry.create(target.type(), target.key(), call.tree(), call.options());
    return shaped(call, target, created, 201);
  }

  private static ObjectNode object(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the request body is not a Kubernetes object");
  }

  private Answer patch(Call call, Target target) {
    var type = target.type();
    if (call.contentType().equals(APPLY_PATCH)) {
      var applied =
          registry.apply(type, target.key(), target.subresource(), call.tree(), call.options());
      return shaped(call, target, applied.object(), applied.isNew() ? 201 : 200);
    }
    var change = change(call, target);
    var patched = registry.update(type, target.key(), target.subresource(), change, call.options());
    return shaped(call, target, patched, 200);
  }

  private static UnaryOperator<ObjectNode> change(Call call, Target target) {
    var patch = call.tree();
    return switch (call.contentType()) {
      case JSON_PATCH -> current -> Patches.json(current, patch);
      case MERGE_PATCH -> current -> Patches.merge(current, patch);
      case STRATEGIC_PATCH -> {
        if (target.type().isCustom()) {
          throw unknownPatch(target);
        }
        yield current -> StrategicMerge.apply(current, patch, target.type().schema());
      }
      default -> throw unknownPatch(target);
    };
  }

  private static ApiException unknownPatch(Target target) {
    var known = new ArrayList<>(List.of(JSON_PATCH, MERGE_PATCH, APPLY_PATCH));
    if (!target.type().isCustom()) {
      known.add(2, STRATEGIC_PATCH);
    }
    return Call.unreadable(String.join(", ", known));
  }

  private Answer scale(Call call, Target target) {
    var type = target.type();
    var key = target.key();
    UnaryOperator<ObjectNode> change =
        switch (call.method()) {
          case "GET" -> current -> current;
          case "PUT" -> {
            var wanted = call.tree();
            yield current -> Scales.applied(current, wanted, type);
          }
          case "PATCH" -> {
            var patch = call.tree();
            yield current ->
                Scales.applied(current, Patches.merge(Scales.of(current, type), patch), type);
          }
          default -> throw ApiException.methodNotAllowed();
        };
    var object =
        call.method().equals("GET")
            ? registry.get(type, key)
            : registry.update(type, key, "", change, call.options());
    return Answer.ok(Scales.of(object, type));
  }

  private Answer delete(Call call, Target target) {
    var request =
        Deletion.Request.of(call.optionalObject(), call.param("propagationPolicy"), call.dryRun());
    var outcome = deletion.delete(target.key(), target.type().subject(target.name()), request);
    if (!outcome.gone()) {
      return Answer.ok(outcome.object());
    }
    var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    var details = status.put("status", "Success").putObject("details").put("name", target.name());
    if (!target.type().group().isEmpty()) {
      details.put("group", target.type().group());
    }
    details.put("kind", target.type().plural()).put("uid", Meta.uid(outcome.object()));
    return Answer.ok(status);
  }

  private Answer shaped(Call call, Target target, ObjectNode object, int code) {
    var tables = new Tables(clock.instant(), call.param("includeObject"));
    return Answer.of(code, Shape.of(call.header("Accept")).one(object, target.type(), tables));
  }
}
