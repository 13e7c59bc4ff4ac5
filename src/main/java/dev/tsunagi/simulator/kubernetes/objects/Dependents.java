package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.store.Key;

/// Who depends on whom, by the owners' UIDs. For one thread.
final class Dependents {

  private final Map<String, Set<Key>> byOwner = new HashMap<>();

  void add(Key dependent, JsonNode object) {
    owners(object)
        .forEach(uid -> byOwner.computeIfAbsent(uid, _ -> new LinkedHashSet<>()).add(dependent));
  }

  void remove(Key gone, JsonNode object) {
    owners(object)
        .forEach(
            uid ->
                byOwner.computeIfPresent(
                    uid,
                    (_, known) -> {
                      known.remove(gone);
                      return known.isEmpty() ? null : known;
                    }));
  }

  /// A copy: it stays as it is while dependents go.
  List<Key> of(JsonNode owner) {
    return List.copyOf(byOwner.getOrDefault(Meta.uid(owner), Set.of()));
  }

  static List<String> owners(JsonNode object) {
    return references(object).map(owner -> Json.text(owner, "uid")).toList();
  }

  /// Whether the object asks that its owner wait for it.
  static boolean blocks(JsonNode object, String owner) {
    return references(object)
        .filter(reference -> Json.text(reference, "uid").equals(owner))
        .anyMatch(reference -> reference.path("blockOwnerDeletion").asBoolean());
  }

  static void keepOwners(ObjectNode object, Predicate<String> keep) {
    var kept = Json.array();
    references(object).filter(owner -> keep.test(Json.text(owner, "uid"))).forEach(kept::add);
    Json.set(Meta.of(object), "ownerReferences", kept.isEmpty() ? null : kept);
  }

  private static Stream<JsonNode> references(JsonNode object) {
    return Json.at(object, "metadata", "ownerReferences").valueStream();
  }
}
