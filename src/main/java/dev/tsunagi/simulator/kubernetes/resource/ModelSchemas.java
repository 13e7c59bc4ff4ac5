package dev.tsunagi.simulator.kubernetes.resource;

import module java.base;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.schema.MetadataSchema;
import dev.tsunagi.simulator.kubernetes.schema.Schema;

/// Schemas of the built-in kinds, read off the fabric8 model classes, so that one code path prunes
/// and explains built-in and custom kinds alike. What the classes do not say (list keys, atomic
/// parts) is a table here.
final class ModelSchemas {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("", ""),
          Map.entry("apps", "apps."),
          Map.entry("batch", "batch.v1."),
          Map.entry("rbac.authorization.k8s.io", "rbac."),
          Map.entry("policy", "policy.v1."),
          Map.entry("autoscaling", "autoscaling.v2."),
          Map.entry("networking.k8s.io", "networking.v1."),
          Map.entry("discovery.k8s.io", "discovery.v1."),
          Map.entry("storage.k8s.io", "storage."),
          Map.entry("scheduling.k8s.io", "scheduling.v1."),
          Map.entry("coordination.k8s.io", "coordination.v1."),
          Map.entry("events.k8s.io", "events.v1."),
          Map.entry("admissionregistration.k8s.io", "admissionregistration.v1."),
          Map.entry("apiextensions.k8s.io", "apiextensions.v1."));
  private static final Map<String, List<String>> LIST_KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("webhooks", List.of("name")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("podIPs", List.of("ip")),
          Map.entry("conditions", List.of("type")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
          Map.entry("ContainerPort", List.of("containerPort", "protocol")),
          Map.entry("ServicePort", List.of("port", "protocol")));
  private static final Set<String> ATOMIC =
      Set.of(
          "LabelSelector",
          "ObjectReference",
          "LocalObjectReference",
          "TypedLocalObjectReference",
          "SecretReference",
          "SecretKeySelector",
          "ConfigMapKeySelector",
          "ObjectFieldSelector",
          "ResourceFieldSelector",
          "NodeSelector",
          "NodeSelectorTerm",
          "RoleRef");

  // What Go keeps by value: always there, if empty.
  private static final Set<String> STRUCTS =
      Set.of(
          "spec", "status", "template", "strategy", "updateStrategy", "jobTemplate", "resources");

  private final Map<Class<?>, ObjectNode> known = new HashMap<>();

  private ModelSchemas() {}

  static Schema of(String group, String kind) {
    try {
      var name = "io.fabric8.kubernetes.api.model." + PACKAGES.get(group) + kind;
      return MetadataSchema.complete(new ModelSchemas().object(Class.forName(name)));
    } catch (ClassNotFoundException e) {
      return MetadataSchema.complete(Schema.ANY.node());
    }
  }

  private ObjectNode object(Class<?> type) {
    var seen = known.get(type);
    if (seen != null) {
      return seen;
    }
    var schema = Json.object().put("type", "object");
    known.put(type, schema);
    BeanDescription bean = MAPPER.getSerializationConfig().introspect(MAPPER.constructType(type));
    var properties = Json.object();
    bean.findProperties().stream()
        .filter(p -> p.getPrimaryType() != null && !p.getName().equals("additionalProperties"))
        .forEach(p -> properties.set(p.getName(), property(p)));
    if (properties.isEmpty() || !isModel(type)) {
      return schema.put("x-kubernetes-preserve-unknown-fields", true);
    }
    if (ATOMIC.contains(type.getSimpleName())) {
      schema.put("x-kubernetes-map-type", "atomic");
    }
    schema.set("properties", properties);
    return schema;
  }

  private ObjectNode property(BeanPropertyDefinition property) {
    var type = property.getPrimaryType();
    var schema = of(type);
    if (type.isCollectionLikeType()) {
      var keys =
          LIST_KEYS.getOrDefault(
              property.getName(),
              LIST_KEYS.getOrDefault(
                  type.getContentType().getRawClass().getSimpleName(), List.of()));
      if (!keys.isEmpty() && schema.path("items").path("type").asText().equals("object")) {
        schema.put("x-kubernetes-list-type", "map");
        schema.set("x-kubernetes-list-map-keys", Json.strings(keys));
      }
    }
    if (STRUCTS.contains(property.getName()) && schema.has("properties")) {
      return schema.deepCopy().put("x-kubernetes-struct", true);
    }
    return schema;
  }

  private ObjectNode of(JavaType type) {
    var raw = type.getRawClass();
    return switch (raw.getSimpleName()) {
      case "String", "Duration" -> Json.object().put("type", "string");
      case "Boolean", "boolean" -> Json.object().put("type", "boolean");
      case "Integer", "int" -> Json.object().put("type", "integer").put("format", "int32");
      case "Long", "long" -> Json.object().put("type", "integer").put("format", "int64");
      case "Double", "double" -> Json.object().put("type", "number");
      case "Quantity" -> Json.object().put("x-kubernetes-preserve-unknown-fields", true);
      case "IntOrString" -> Json.object().put("x-kubernetes-int-or-string", true);
      case "MicroTime", "ZonedDateTime" ->
          Json.object().put("type", "string").put("format", "date-time");
      case "ObjectMeta" ->
          (ObjectNode)
              Json.at(MetadataSchema.complete(Json.object()).node(), "properties", "metadata");
      default -> ofOther(type);
    };
  }

  private ObjectNode ofOther(JavaType type) {
    if (type.isCollectionLikeType()) {
      var list = Json.object().put("type", "array");
      list.set("items", of(type.getContentType()));
      return list;
    }
    if (type.isMapLikeType()) {
      var map = Json.object().put("type", "object");
      map.set("additionalProperties", of(type.getContentType()));
      return map;
    }
    var raw = type.getRawClass();
    var opaque = raw == Object.class || JsonNode.class.isAssignableFrom(raw) || !isModel(raw);
    // JSON schemas contain themselves: their inside is left open.
    if (opaque || raw.getSimpleName().startsWith("JSONSchemaProps")) {
      return Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
    }
    return object(raw);
  }

  private static boolean isModel(Class<?> type) {
    return type.getName().startsWith("io.fabric8.kubernetes.api.model.") && !type.isInterface();
  }
}
