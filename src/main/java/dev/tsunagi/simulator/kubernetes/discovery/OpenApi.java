package dev.tsunagi.simulator.kubernetes.discovery;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// The OpenAPI documents, with what kubectl looks for: schemas by group, version and kind, and the
/// parameters that a patch takes.
public record OpenApi(Catalog catalog) {

  private static final String KIND = "x-kubernetes-group-version-kind";
  private static final List<String> PATCHES =
      List.of(
          "application/json-patch+json",
          "application/merge-patch+json",
          "application/apply-patch+yaml");

  /// Which documents there are. Their addresses change with their content, so clients may keep
  /// them.
  public ObjectNode index() {
    var index = Json.object();
    var paths = index.putObject("paths");
    catalog
        .groups()
        .forEach(
            (group, versions) -> {
              for (var version : versions) {
                var name = group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
                var hash =
                    Integer.toHexString(
                        catalog.in(group, version).stream()
                            .map(OpenApi::identity)
                            .toList()
                            .hashCode());
                paths
                    .putObject(name)
                    .put("serverRelativeURL", "/openapi/v3/" + name + "?hash=" + hash);
              }
            });
    return index;
  }

  private static String identity(ResourceType type) {
    var definition = type.definition();
    return type.kind() + (definition == null ? "" : definition.toString());
  }

  public ObjectNode document(String name) {
    var slash = name.lastIndexOf('/');
    var group = name.startsWith("apis/") && slash > 5 ? name.substring(5, slash) : "";
    var version = name.substring(slash + 1);
    if (!catalog.groups().getOrDefault(group, List.of()).contains(version)) {
      throw ApiException.unknown();
    }
    var document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.32.0");
    var paths = document.putObject("paths");
    var schemas = document.putObject("components").putObject("schemas");
    for (var type : catalog.in(group, version)) {
      paths(paths, type);
      schemas.set(schemaName(type), schema(type));
    }
    return document;
  }

  /// The older form, without paths.
  public ObjectNode swagger() {
    var document = Json.object().put("swagger", "2.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.32.0");
    document.putObject("paths");
    var definitions = document.putObject("definitions");
    catalog.all().stream()
        .filter(ResourceType::isCustom)
        .forEach(type -> definitions.set(schemaName(type), schema(type)));
    return document;
  }

  private static String schemaName(ResourceType type) {
    var parts = new ArrayList<>(List.of(type.group().split("\\.", -1)));
    Collections.reverse(parts);
    var prefix = type.isCustom() ? String.join(".", parts) : "io.k8s.api." + type.group();
    return prefix + "." + type.version() + "." + type.kind();
  }

  private static ObjectNode schema(ResourceType type) {
    ObjectNode schema = Json.object().setAll((ObjectNode) type.schema().node());
    schema.putArray(KIND).add(kind(type));
    return schema;
  }

  private static ObjectNode kind(ResourceType type) {
    var kind = Json.object().put("group", type.group()).put("kind", type.kind());
    return kind.put("version", type.version());
  }

  private static void paths(ObjectNode paths, ResourceType type) {
    var root = type.group().isEmpty() ? "/api/" : "/apis/";
    var collection =
        root
            + type.apiVersion()
            + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
            + type.plural();
    var many = paths.putObject(collection);
    operation(many, "get", "list", type);
    operation(many, "post", "post", type);
    var one = paths.putObject(collection + "/{name}");
    operation(one, "get", "get", type);
    operation(one, "put", "put", type);
    operation(one, "delete", "delete", type);
    var content =
        operation(one, "patch", "patch", type).putObject("requestBody").putObject("content");
    PATCHES.forEach(content::putObject);
  }

  private static ObjectNode operation(
      ObjectNode path, String method, String action, ResourceType type) {
    var operation = path.putObject(method).put("x-kubernetes-action", action);
    operation.set(KIND, kind(type));
    var parameters = operation.putArray("parameters");
    if (!method.equals("get")) {
      for (var name : List.of("dryRun", "fieldManager", "fieldValidation")) {
        parameters
            .addObject()
            .put("name", name)
            .put("in", "query")
            .putObject("schema")
            .put("type", "string");
      }
    }
    var reference = "#/components/schemas/" + schemaName(type);
    operation
        .putObject("responses")
        .putObject("200")
        .put("description", "OK")
        .putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", reference);
    return operation;
  }
}
