package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.ApiException.Subject;
import dev.tsunagi.simulator.kubernetes.store.Change;
import dev.tsunagi.simulator.kubernetes.store.Key;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// Removes what nobody owns any more, and empties namespaces and definitions that are going. One
/// thread follows all changes; its indexes need no lock.
public final class GarbageCollector implements AutoCloseable {

  private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

  private static final System.Logger LOG = System.getLogger(GarbageCollector.class.getName());

  private final Store store;
  private final Deletion deletion;
  private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private final Dependents dependents = new Dependents();
  private final Thread thread;

  public GarbageCollector(Store store, Deletion deletion) {
    this.store = store;
    this.deletion = deletion;
    store.listen(changes::add);
    this.thread = Thread.ofVirtual().name("garbage-collector").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        follow(changes.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(Change change) {
    try {
      handle(change);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "Garbage collection after a change failed: " + change.key(),
          e);
    }
  }

  private void handle(Change change) {
    var object = change.object();
    if (change.kind() == Change.Kind.DELETED) {
      dependents.remove(change.key(), object);
      dependents.of(object).forEach(this::reconsider);
      Dependents.owners(object).forEach(uid -> store.findUid(uid).ifPresent(this::terminate));
      terminate(new Key(Namespaces.RESOURCE, "", change.key().namespace()));
      terminate(new Key(DEFINITIONS, "", change.key().resource()));
      return;
    }
    if (change.previous() != null) {
      dependents.remove(change.key(), change.previous());
    }
    dependents.add(change.key(), object);
    if (Meta.isDeleting(object)) {
      terminate(change.key());
    } else if (!Dependents.owners(object).isEmpty()) {
      reconsider(change.key());
    }
  }

  /// Deletes an object whose owners are all gone, and forgets those of several that are.
  private void reconsider(Key key) {
    var object = store.get(key);
    if (object == null || Dependents.owners(object).isEmpty()) {
      return;
    }
    var present = Dependents.owners(object).stream().filter(uid -> exists(uid, key)).toList();
    if (present.isEmpty()) {
      delete(key, Deletion.Request.BACKGROUND);
    } else if (present.size() < Dependents.owners(object).size()) {
      edit(key, copy -> Dependents.keepOwners(copy, present::contains));
    }
  }

  private boolean exists(String uid, Key dependent) {
    return store
        .findUid(uid)
        .filter(
            owner -> owner.namespace().isEmpty() || owner.namespace().equals(dependent.namespace()))
        .isPresent();
  }

  /// Takes an object that is being deleted as far as it can go now.
  private void terminate(Key key) {
    var object = store.get(key);
    if (object == null || !Meta.isDeleting(object)) {
      return;
    }
    if (Meta.finalizers(object).contains(Deletion.ORPHAN)) {
      var uid = Meta.uid(object);
      for (var dependent : dependents.of(object)) {
        edit(dependent, copy -> Dependents.keepOwners(copy, owner -> !owner.equals(uid)));
      }
      dropFinalizer(key, Deletion.ORPHAN);
    } else if (Meta.finalizers(object).contains(Deletion.FOREGROUND)) {
      terminateDependents(key, object);
    } else if (key.resource().equals(Namespaces.RESOURCE)) {
      if (emptied(store.resources(), key.name())) {
        edit(key, copy -> Json.child(copy, "spec").remove("finalizers"));
      }
    } else if (key.resource().equals(DEFINITIONS) && emptied(Set.of(key.name()), "")) {
      dropFinalizer(key, DefinitionRules.FINALIZER);
    }
  }

  private void terminateDependents(Key key, ObjectNode owner) {
    var waiting = dependents.of(owner);
    for (var dependent : waiting) {
      var object = store.get(dependent);
      if (object != null && !Meta.isDeleting(object)) {
        var deep = !dependents.of(object).isEmpty();
        delete(
            dependent,
            deep ? new Deletion.Request("Foreground", "", "", false) : Deletion.Request.BACKGROUND);
      }
    }
    var uid = Meta.uid(owner);
    var left = waiting.stream().map(store::get).filter(Objects::nonNull);
    if (left.noneMatch(object -> Dependents.blocks(object, uid))) {
      dropFinalizer(key, Deletion.FOREGROUND);
    }
  }

  /// Deletes all that is in a namespace (any, when empty) and says whether nothing is left.
  private boolean emptied(Set<String> resources, String namespace) {
    for (var resource : resources) {
      for (var object : contents(resource, namespace)) {
        delete(
            new Key(resource, Meta.namespace(object), Meta.name(object)),
            Deletion.Request.BACKGROUND);
      }
    }
    return resources.stream().allMatch(resource -> contents(resource, namespace).isEmpty());
  }

  private List<ObjectNode> contents(String resource, String namespace) {
    return store.list(resource, namespace).objects();
  }

  private void dropFinalizer(Key key, String finalizer) {
    edit(
        key,
        copy -> {
          var left = Json.array();
          Meta.finalizers(copy).stream().filter(f -> !f.equals(finalizer)).forEach(left::add);
          Json.set(Meta.of(copy), "finalizers", left.isEmpty() ? null : left);
        });
  }

  private void edit(Key key, Consumer<ObjectNode> change) {
    for (var stored = store.get(key); stored != null; stored = store.get(key)) {
      var copy = stored.deepCopy();
      change.accept(copy);
      if (copy.equals(stored)
          || store.replace(key, stored, Lifecycle.isOver(copy) ? null : copy).isPresent()) {
        return;
      }
    }
  }

  private void delete(Key key, Deletion.Request request) {
    try {
      deletion.delete(key, new Subject("", key.resource(), key.name()), request);
    } catch (ApiException e) {
      // Someone else was faster.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
