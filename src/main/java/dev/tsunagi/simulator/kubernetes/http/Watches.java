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
record Watches(Store store, Lag lag, Clock clock) {

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
    var viewer =
        new Viewer(
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
    return new Answer.Stream(out -> run(viewer, initial, since, out));
  }

  private record Viewer(
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

  private void run(Viewer viewer, boolean initial, long since, OutputStream out)
      throws IOException, InterruptedException {
    var resource = viewer.type().storageName();
    var start = since == 0 ? store.version() : since;
    if (initial) {
      var snapshot = store.list(resource, viewer.target().namespace());
      start = snapshot.version();
      for (var object : snapshot.objects()) {
        var view = Views.of(object, viewer.type());
        if (viewer.selection().test(view)) {
          send(viewer, "ADDED", view, out);
        }
      }
      if (viewer.listed()) {
        bookmark(viewer, start, true, out);
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
      follow(viewer, changes, out);
    }
  }

  private void follow(Viewer viewer, Subscription changes, OutputStream out)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + viewer.life().toNanos();
    var nextBookmark = System.nanoTime() + BOOKMARKS_EVERY.toNanos();
    while (System.nanoTime() < end && !changes.isEnded()) {
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      var change = changes.next(left.compareTo(TICK) < 0 ? left : TICK);
      if (change != null) {
        lag.await(change);
        deliver(viewer, change, out);
      } else if (viewer.bookmarks() && System.nanoTime() > nextBookmark) {
        var seen = store.seenBy(changes);
        if (seen.isPresent()) {
          bookmark(viewer, seen.getAsLong(), false, out);
          nextBookmark = System.nanoTime() + BOOKMARKS_EVERY.toNanos();
        }
      }
    }
  }

  /// Objects that begin or cease to match are told as added or deleted.
  private void deliver(Viewer viewer, Change change, OutputStream out) throws IOException {
    if (!viewer.covers(change)) {
      return;
    }
    var view = Views.of(change.object(), viewer.type());
    var previous = change.previous();
    var before = previous != null && viewer.selection().test(Views.of(previous, viewer.type()));
    var now = change.kind() != Change.Kind.DELETED && viewer.selection().test(view);
    if (now) {
      send(viewer, before ? "MODIFIED" : "ADDED", view, out);
    } else if (before) {
      send(viewer, "DELETED", view, out);
    }
  }

  private void send(Viewer viewer, String type, ObjectNode object, OutputStream out)
      throws IOException {
    var tables = new Tables(clock.instant(), viewer.include());
    line(type, viewer.shape().one(object, viewer.type(), tables), out);
  }

  private static void bookmark(Viewer viewer, long version, boolean initialEnd, OutputStream out)
      throws IOException {
    var mark = Json.object().put("kind", viewer.type().kind());
    mark.put("apiVersion", viewer.type().apiVersion());
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
