package dev.tsunagi.simulator.kubernetes.discovery;

import module java.base;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// Groups, versions and resources, in the plain and the aggregated form.
public record Discovery(Catalog catalog) {

  public static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> PART_VERBS = List.of("get", "patch", "update");

  /// What can only be posted: group/version, plural, kind.
  private static final List<List<String>> REVIEWS =
      Stream.of(
              "authorization.k8s.io selfsubjectaccessreviews SelfSubjectAccessReview",
              "authorization.k8s.io selfsubjectrulesreviews SelfSubjectRulesReview",
              "authorization.k8s.io subjectaccessreviews SubjectAccessReview",
              "authentication.k8s.io tokenreviews TokenReview",
              "authentication.k8s.io selfsubjectreviews SelfSubjectReview")
          .map(line -> List.of(line.split(" ", -1)))
          .toList();

  public ObjectNode version() {
    var version = Json.object().put("major", "1").put("minor", "32").put("gitVersion", "v1.32.0");
    version.put("gitCommit", "simulator").put("gitTreeState", "clean");
    version.put("buildDate", "2024-12-11T00:00:00Z").put("goVersion", "go1.23");
    return version.put("compiler", "gc").put("platform", "linux/amd64");
  }

  public ObjectNode paths() {
    var paths = Json.object();
    paths.set(
        "paths", Json.strings(List.of("/api", "/apis", "/openapi/v2", "/openapi/v3", "/version")));
    return paths;
  }

  public ObjectNode coreVersions() {
    var versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  public ObjectNode groups() {
    var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    var groups = list.putArray("groups");
    catalog.groups().keySet().stream()
        .filter(group -> !group.isEmpty())
        .forEach(group -> groups.add(group(group)));
    return list;
  }

  public ObjectNode group(String name) {
    var versions = catalog.groups().get(name);
    if (versions == null) {
      throw ApiException.unknown();
    }
    var group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
    var list = group.putArray("versions");
    for (var version : versions) {
      list.addObject().put("groupVersion", name + "/" + version).put("version", version);
    }
    group.set("preferredVersion", list.get(0));
    return group;
  }

  public ObjectNode resources(String group, String version) {
    if (!catalog.groups().getOrDefault(group, List.of()).contains(version)) {
      throw ApiException.unknown();
    }
    var list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    var resources = list.putArray("resources");
    for (var type : catalog.in(group, version)) {
      var resource = resource(resources, type.plural(), type.kind(), type.namespaced(), VERBS);
      resource.put("singularName", type.names().singular());
      names(resource, type);
      parts(type).forEach(part -> resource(resources, type, part));
    }
    REVIEWS.stream()
        .filter(review -> review.getFirst().equals(group))
        .forEach(
            review ->
                resource(resources, review.get(1), review.get(2), false, List.of("create"))
                    .put("singularName", review.get(2).toLowerCase(Locale.ROOT)));
    return list;
  }

  private static ObjectNode resource(
      ArrayNode into, String name, String kind, boolean namespaced, List<String> verbs) {
    var resource = into.addObject().put("name", name).put("singularName", "");
    resource.put("namespaced", namespaced).put("kind", kind);
    resource.set("verbs", Json.strings(verbs));
    return resource;
  }

  private static void resource(ArrayNode into, ResourceType type, Part part) {
    var name = type.plural() + "/" + part.name();
    var entry = resource(into, name, part.kind(), type.namespaced(), part.verbs());
    if (!part.group().isEmpty()) {
      entry.put("group", part.group()).put("version", "v1");
    }
  }

  private static void names(ObjectNode resource, ResourceType type) {
    if (!type.names().shortNames().isEmpty()) {
      resource.set("shortNames", Json.strings(type.names().shortNames()));
    }
    if (!type.names().categories().isEmpty()) {
      resource.set("categories", Json.strings(type.names().categories()));
    }
  }

  /// A subresource; `group` is empty for the kind's own.
  private record Part(String name, String kind, String group, List<String> verbs) {}

  private static List<Part> parts(ResourceType type) {
    var parts = new ArrayList<Part>();
    if (type.has("status")) {
      parts.add(new Part("status", type.kind(), "", PART_VERBS));
    }
    if (type.has("scale")) {
      parts.add(new Part("scale", "Scale", "autoscaling", PART_VERBS));
    }
    if (type.is("ServiceAccount", "")) {
      parts.add(new Part("token", "TokenRequest", "authentication.k8s.io", List.of("create")));
    }
    return parts;
  }

  /// All of it in one answer, for the core group or for all others.
  public ObjectNode aggregated(boolean core) {
    var list = Json.object().put("kind", "APIGroupDiscoveryList");
    list.put("apiVersion", "apidiscovery.k8s.io/v2").putObject("metadata");
    var items = list.putArray("items");
    catalog
        .groups()
        .forEach(
            (group, versions) -> {
              if (group.isEmpty() == core) {
                var item = items.addObject();
                item.putObject("metadata").put("name", group);
                var entries = item.putArray("versions");
                versions.forEach(version -> aggregate(entries.addObject(), group, version));
              }
            });
    return list;
  }

  private void aggregate(ObjectNode entry, String group, String version) {
    entry.put("version", version).put("freshness", "Current");
    var into = entry.putArray("resources");
    for (var plain : resources(group, version).path("resources")) {
      var name = Json.text(plain, "name");
      var slash = name.indexOf('/');
      var parent =
          slash < 0
              ? into.addObject()
              : Json.list((ObjectNode) into.get(into.size() - 1), "subresources").addObject();
      parent.put(slash < 0 ? "resource" : "subresource", name.substring(slash + 1));
      var kind = parent.putObject("responseKind");
      kind.put("group", plain.path("group").asText(group));
      kind.put("version", plain.path("version").asText(version))
          .put("kind", Json.text(plain, "kind"));
      parent.set("verbs", plain.path("verbs"));
      if (slash < 0) {
        parent.put("scope", plain.path("namespaced").asBoolean() ? "Namespaced" : "Cluster");
        parent.set("singularResource", plain.path("singularName"));
        Json.set(parent, "shortNames", plain.get("shortNames"));
        Json.set(parent, "categories", plain.get("categories"));
      }
    }
  }
}
