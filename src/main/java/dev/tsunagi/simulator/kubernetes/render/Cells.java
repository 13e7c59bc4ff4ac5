package dev.tsunagi.simulator.kubernetes.render;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;

/// Cells that are more than a field of the object.
final class Cells {

  private static final String NONE = "<none>";

  private Cells() {}

  static String of(String name, JsonNode object, Instant now) {
    var spec = object.path("spec");
    var status = object.path("status");
    return switch (name) {
      case "pod-ready" -> podReady(spec, status);
      case "pod-status" -> podStatus(object);
      case "pod-restarts" -> restarts(status);
      case "node-status" -> nodeStatus(object);
      case "node-roles" -> roles(object);
      case "job-status" -> jobStatus(status);
      case "job-duration" -> duration(status, now);
      case "timezone" -> spec.path("timeZone").asText(NONE);
      case "suspend" -> spec.path("suspend").asBoolean() ? "True" : "False";
      case "last-schedule" -> ago(Json.text(status, "lastScheduleTime"), now);
      case "active" -> Integer.toString(status.path("active").size());
      case "external-ip" -> externalIp(spec, status);
      case "ports" -> joined(spec.path("ports"), Cells::port);
      case "containers" -> joined(containers(object), c -> Json.text(c, "name"));
      case "images" -> joined(containers(object), c -> Json.text(c, "image"));
      case "selector" -> selector(spec.path("selector"));
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  private static String joined(JsonNode list, Function<JsonNode, String> text) {
    var joined = list.valueStream().map(text).collect(Collectors.joining(","));
    return joined.isEmpty() ? NONE : joined;
  }

  private static JsonNode containers(JsonNode object) {
    return Json.at(object, "spec", "template", "spec", "containers");
  }

  private static String podReady(JsonNode spec, JsonNode status) {
    var ready =
        status.path("containerStatuses").valueStream().filter(c -> c.path("ready").asBoolean());
    return ready.count() + "/" + spec.path("containers").size();
  }

  /// As kubectl shows it: the reason that a container gives comes before the phase.
  private static String podStatus(JsonNode pod) {
    if (Json.at(pod, "metadata").has("deletionTimestamp")) {
      return "Terminating";
    }
    var status = pod.path("status");
    var reasons =
        Stream.concat(
            Stream.of(Json.text(status, "reason")),
            status
                .path("containerStatuses")
                .valueStream()
                .flatMap(
                    c ->
                        Stream.of("waiting", "terminated")
                            .map(state -> Json.text(c, "state", state, "reason"))));
    return reasons.filter(r -> !r.isEmpty()).findFirst().orElse(Json.text(status, "phase"));
  }

  private static String restarts(JsonNode status) {
    var counts =
        status
            .path("containerStatuses")
            .valueStream()
            .mapToInt(c -> c.path("restartCount").asInt());
    return Integer.toString(counts.sum());
  }

  private static boolean holds(JsonNode status, String type) {
    return status
        .path("conditions")
        .valueStream()
        .anyMatch(c -> Json.text(c, "type").equals(type) && Json.text(c, "status").equals("True"));
  }

  private static String nodeStatus(JsonNode node) {
    var ready = holds(node.path("status"), "Ready") ? "Ready" : "NotReady";
    var off = Json.at(node, "spec", "unschedulable").asBoolean();
    return off ? ready + ",SchedulingDisabled" : ready;
  }

  private static String roles(JsonNode node) {
    var prefix = "node-role.kubernetes.io/";
    var roles =
        Json.at(node, "metadata", "labels")
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(label -> label.startsWith(prefix))
            .map(label -> label.substring(prefix.length()))
            .collect(Collectors.joining(","));
    return roles.isEmpty() ? NONE : roles;
  }

  private static String jobStatus(JsonNode status) {
    return Stream.of("Complete", "Failed")
        .filter(type -> holds(status, type))
        .findFirst()
        .orElse("Running");
  }

  private static String duration(JsonNode status, Instant now) {
    var start = Json.text(status, "startTime");
    if (start.isEmpty()) {
      return "";
    }
    var end = Json.text(status, "completionTime");
    var until = end.isEmpty() ? now : OffsetDateTime.parse(end).toInstant();
    return Ages.shown(Duration.between(OffsetDateTime.parse(start).toInstant(), until));
  }

  private static String ago(String time, Instant now) {
    return time.isEmpty()
        ? NONE
        : Ages.shown(Duration.between(OffsetDateTime.parse(time).toInstant(), now));
  }

  private static String externalIp(JsonNode spec, JsonNode status) {
    return switch (Json.text(spec, "type")) {
      case "LoadBalancer" -> {
        var addresses = joined(Json.at(status, "loadBalancer", "ingress"), i -> Json.text(i, "ip"));
        yield addresses.equals(NONE) ? "<pending>" : addresses;
      }
      case "ExternalName" -> Json.text(spec, "externalName");
      default -> NONE;
    };
  }

  private static String port(JsonNode port) {
    var node = port.has("nodePort") ? ":" + port.path("nodePort").asText() : "";
    return port.path("port").asText() + node + "/" + port.path("protocol").asText("TCP");
  }

  private static String selector(JsonNode selector) {
    var labels = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
    var text =
        labels
            .propertyStream()
            .filter(label -> label.getValue().isTextual())
            .map(label -> label.getKey() + "=" + label.getValue().asText())
            .collect(Collectors.joining(","));
    return text.isEmpty() ? NONE : text;
  }
}
