package dev.tsunagi.simulator.kubernetes.select;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// A parsed `fieldSelector` parameter. Which fields a kind offers is fixed, as in a real server.
public record FieldSelector(List<Term> terms) implements Predicate<JsonNode> {

  private static final Pattern TERM = Pattern.compile("([^!=]+)(==|=|!=)(.*)");
  private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
  private static final Map<String, Set<String>> BUILT_IN =
      Map.of(
          "Namespace", Set.of("status.phase"),
          "Secret", Set.of("type"),
          "Node", Set.of("spec.unschedulable"),
          "Job", Set.of("status.successful"),
          "Service", Set.of("spec.clusterIP", "spec.type"),
          "ReplicaSet", Set.of("status.replicas"),
          "Pod",
              Set.of(
                  "spec.nodeName",
                  "spec.restartPolicy",
                  "spec.schedulerName",
                  "spec.serviceAccountName",
                  "status.phase",
                  "status.podIP"),
          "Event",
              Set.of(
                  "involvedObject.kind",
                  "involvedObject.namespace",
                  "involvedObject.name",
                  "involvedObject.uid",
                  "involvedObject.apiVersion",
                  "involvedObject.resourceVersion",
                  "involvedObject.fieldPath",
                  "regarding.kind",
                  "regarding.namespace",
                  "regarding.name",
                  "regarding.uid",
                  "reason",
                  "reportingComponent",
                  "source",
                  "type"));

  record Term(String field, boolean negated, String value) {

    boolean holds(JsonNode object) {
      var found = Json.text(object, field.split("\\.", -1));
      return negated != found.equals(value);
    }
  }

  /// Throws a 400 for what is not a selector, or names a field that the kind does not offer.
  public static FieldSelector parse(String text, ResourceType type) {
    var terms =
        Stream.of(text.split(",", -1))
            .filter(part -> !part.isBlank())
            .map(part -> term(part, type))
            .toList();
    return new FieldSelector(terms);
  }

  private static Term term(String part, ResourceType type) {
    var match = TERM.matcher(part.strip());
    if (!match.matches()) {
      throw ApiException.badRequest(
          "invalid selector: '%s'; can't understand '%s'".formatted(part, part));
    }
    var field = match.group(1);
    if (!EVERYWHERE.contains(field) && !offered(type).contains(field)) {
      throw ApiException.badRequest("field label not supported: " + field);
    }
    return new Term(field, match.group(2).equals("!="), match.group(3));
  }

  private static Set<String> offered(ResourceType type) {
    var definition = type.definition();
    if (definition == null) {
      return BUILT_IN.getOrDefault(type.kind(), Set.of());
    }
    return definition
        .path("selectableFields")
        .valueStream()
        .map(field -> Json.text(field, "jsonPath").substring(1))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean test(JsonNode object) {
    return terms.stream().allMatch(t -> t.holds(object));
  }
}
