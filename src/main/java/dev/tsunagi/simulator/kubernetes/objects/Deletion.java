package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.ApiException.Subject;
import dev.tsunagi.simulator.kubernetes.store.Key;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// Deletes, or marks for deletion what finalizers hold back.
public record Deletion(Store store, Clock clock) {

  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  /// What a client asks for. Empty texts set no condition.
  ///
  /// @param propagation what becomes of dependents: `Background`, `Foreground` or `Orphan`
  public record Request(String propagation, String uid, String resourceVersion, boolean dryRun) {

    static final Request BACKGROUND = new Request("Background", "", "", false);

    /// Reads `DeleteOptions`; `propagation` stands in for a policy that they do not name.
    public static Request of(JsonNode options, String propagation, boolean dryRun) {
      var policy = options.path("propagationPolicy").asText(propagation);
      if (options.path("orphanDependents").asBoolean()) {
        policy = "Orphan";
      }
      var conditions = options.path("preconditions");
      return new Request(
          policy.isEmpty() ? "Background" : policy,
          Json.text(conditions, "uid"),
          Json.text(conditions, "resourceVersion"),
          dryRun || !options.path("dryRun").isEmpty());
    }
  }

  /// The last state of the object, and whether it is gone.
  public record Outcome(ObjectNode object, boolean gone) {}

  public Outcome delete(Key key, Subject subject, Request request) {
    for (; ; ) {
      var stored = store.get(key);
      if (stored == null) {
        throw ApiException.notFound(subject);
      }
      check(stored, subject, request);
      var marked = mark(stored, request.propagation());
      var over = Lifecycle.isOver(marked);
      if (request.dryRun() || marked.equals(stored)) {
        return new Outcome(marked, over);
      }
      var done = store.replace(key, stored, over ? null : marked);
      if (done.isPresent()) {
        return new Outcome(done.get(), over);
      }
    }
  }

  private static void check(ObjectNode stored, Subject subject, Request request) {
    require(subject, "UID", request.uid(), Meta.uid(stored));
    require(subject, "ResourceVersion", request.resourceVersion(), Meta.resourceVersion(stored));
  }

  private static void require(Subject subject, String what, String wanted, String actual) {
    if (!wanted.isEmpty() && !wanted.equals(actual)) {
      throw ApiException.conflict(
          subject,
          "Precondition failed: %s in precondition: %s, %s in object meta: %s"
              .formatted(what, wanted, what, actual));
    }
  }

  private ObjectNode mark(ObjectNode stored, String propagation) {
    var marked = Meta.copy(stored);
    var metadata = Meta.of(marked);
    var finalizers = new LinkedHashSet<>(Meta.finalizers(stored));
    switch (propagation) {
      case "Foreground" -> finalizers.add(FOREGROUND);
      case "Orphan" -> finalizers.add(ORPHAN);
      default -> {}
    }
    if (!finalizers.isEmpty()) {
      metadata.set("finalizers", Json.strings(finalizers));
    }
    if (!Meta.isDeleting(stored)) {
      metadata.put("deletionTimestamp", Meta.time(clock.instant()));
      metadata.put("deletionGracePeriodSeconds", 0L);
      if (metadata.has("generation")) {
        metadata.put("generation", metadata.path("generation").asLong() + 1);
      }
      if (Lifecycle.isNamespace(stored)) {
        marked.set("status", Json.object().put("phase", "Terminating"));
      }
    }
    return marked;
  }
}
