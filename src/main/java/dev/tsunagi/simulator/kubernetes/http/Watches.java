package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.objects.Views;
import dev.tsunagi.simulator.kubernetes.render.Shape;
import dev.tsunagi.simulator.kubernetes.render.Tables;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.store.Change;
import dev.tsunagi.simulator.kubernetes.store.Store;
import dev.tsunagi.simulator.kubernetes.store.Subscription;

/// Streams changes, one JSON line each.
record Watches(Store store, Clock clock) {

  private static final Duration LONGEST = Duration.ofMinutes(40);
  private static final Duration BOOKMARKS_EVERY = Duration.ofSeconds(30);
  // How long the end of the server may go unnoticed.
  private static final Duration TICK = Duration.ofMillis(500);

  Answer watch(Call call, Target target) {
    var selection = CollectionCalls.selection(call, target);
    if (!target.name().isEmpty()) {
      selection =
          selection.and(object -> Json.text(object, "metadata", "name").equals(target.name()));
    }
    var seconds = call.number("timeoutSeconds");
    var session =
        new Session(
            target,
            selection,
            Shape.of(call.header("Accept")),
            call.param("includeObject"),
            call.flag("allowWatchBookmarks"),
            call.flag("sendInitialEvents"),
            seconds > 0 ? Duration.ofSeconds(seconds) : LONGEST);
    var since = call.number("resourceVersion");
    var initial =
        call.flag("sendInitialEvents")
            || (since == 0 && !call.query().containsKey("sendInitialEvents"));
    return new Answer.Stream(out -> run(session, initial, since, out));
  }

  private record Session(
      Target target,
      Predicate<JsonNode> selection,
      Shape shape,
      String include,
      boolean bookmarks,
      boolean listed,
      Duration life) {

    ResourceType type() {
      return target.type();
    }

    boolean covers(Change change) {
      return target.namespace().isEmpty() || change.key().namespace().equals(target.namespace());
    }
  }

  private void run(Session session, boolean initial, long since, OutputStream out)
      throws IOException, InterruptedException {
    var resource = session.type().storageName();
    var start = since == 0 ? store.version() : since;
    if (initial) {
      var snapshot = store.list(resource, session.target().namespace());
      start = snapshot.version();
      for (var object : snapshot.objects()) {
        var view = Views.of(object, session.type());
        if (session.selection().test(view)) {
          send(session, "ADDED", view, out);
        }
      }
      if (session.listed()) {
        bookmark(session, start, true, out);
      }
      out.flush();
    }
    var subscription = store.subscribe(resource, start);
    if (subscription.isEmpty()) {
      var gone = "too old resource version: %d (%d)".formatted(start, store.version());
      line("ERROR", ApiException.expired(gone).status(), out);
      return;
    }
    try (var changes = subscription.get()) {
      follow(session, changes, out);
    }
  }

  private void follow(Session session, Subscription changes, OutputStream out)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + session.life().toNanos();
    var nextBookmark = System.nanoTime() + BOOKMARKS_EVERY.toNanos();
    while (System.nanoTime() < end && !changes.isEnded()) {
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      var change = changes.next(left.compareTo(TICK) < 0 ? left : TICK);
      if (change != null) {
        deliver(session, change, out);
      } else if (session.bookmarks() && System.nanoTime() > nextBookmark) {
        var seen = store.seenBy(changes);
        if (seen.isPresent()) {
          bookmark(session, seen.getAsLong(), false, out);
          nextBookmark = System.nanoTime() + BOOKMARKS_EVERY.toNanos();
        }
      }
    }
  }

  /// Objects that begin or cease to match are told as added or deleted.
  private void deliver(Session session, Change change, OutputStream out) throws IOException {
    if (!session.covers(change)) {
      return;
    }
    var view = Views.of(change.object(), session.type());
    var previous = change.previous();
    var before = previous != null && session.selection().test(Views.of(previous, session.type()));
    var now = change.kind() != Change.Kind.DELETED && session.selection().test(view);
    if (now) {
      send(session, before ? "MODIFIED" : "ADDED", view, out);
    } else if (before) {
      send(session, "DELETED", view, out);
    }
  }

  private void send(Session session, String type, ObjectNode object, OutputStream out)
      throws IOException {
    var tables = new Tables(clock.instant(), session.include());
    line(type, session.shape().one(object, session.type(), tables), out);
  }

  private static void bookmark(Session session, long version, boolean initialEnd, OutputStream out)
      throws IOException {
    var mark = Json.object().put("kind", session.type().kind());
    mark.put("apiVersion", session.type().apiVersion());
    var metadata = mark.putObject("metadata").put("resourceVersion", Long.toString(version));
    metadata.putNull("creationTimestamp");
    if (initialEnd) {
      metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
    line("BOOKMARK", mark, out);
  }

  private static void line(String type, JsonNode object, OutputStream out) throws IOException {
    var event = Json.object().put("type", type);
    event.set("object", object);
    out.write(Json.bytes(event));
    out.write('\n');
    out.flush();
  }
}
