package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.fields.Manager;
import dev.tsunagi.simulator.kubernetes.fields.Ownership;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.store.Key;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// Reads and writes objects as the API promises it. Each write is retried until no other write came
/// between, unless the client named the resource version that it started from.
public final class Registry {

  private static final String SUFFIX = "bcdfghjklmnpqrstvwxz2456789";

  private final Store store;
  private final Namespaces namespaces;
  private final Clock clock;
  private final Random random = new SecureRandom();

  public Registry(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.namespaces = new Namespaces(store);
  }

  public static Key key(ResourceType type, String namespace, String name) {
    return new Key(type.storageName(), type.namespaced() ? namespace : "", name);
  }

  /// The object in the form of its version; it must not be changed.
  public ObjectNode get(ResourceType type, Key key) {
    var stored = store.get(key);
    if (stored == null) {
      throw ApiException.notFound(type.subject(key.name()));
    }
    return Views.of(stored, type);
  }

  /// Creates what `body` says, which is changed on the way. The name in `key` is empty when the
  /// body names it.
  public ObjectNode create(ResourceType type, Key key, JsonNode body, Options options) {
    Intake.accept(body, type, key, options);
    var object = (ObjectNode) body;
    if (!Meta.resourceVersion(object).isEmpty()) {
      throw new ApiException(
          500, "InternalError", "resourceVersion should not be set on objects to be created");
    }
    namespaces.checkOpen(type, key.namespace(), Meta.name(object));
    var generate =
        Meta.name(object).isEmpty() && !Json.text(object, "metadata", "generateName").isEmpty();
    for (int attempt = 0; ; attempt++) {
      if (generate) {
        Meta.of(object).put("name", Json.text(object, "metadata", "generateName") + suffix());
      }
      var fresh = Lifecycle.begin(object.deepCopy(), type, clock.instant());
      KindRules.complete(fresh, type);
      Ownership.update(
          null, fresh, type.schema(), manager(type, Manager.UPDATE, "", options), clock.instant());
      var created =
          insert(type, new Key(key.resource(), key.namespace(), Meta.name(fresh)), fresh, options);
      if (created.isPresent()) {
        return Views.of(created.get(), type);
      }
      if (!generate || attempt > 7) {
        throw ApiException.alreadyExists(type.subject(Meta.name(fresh)));
      }
    }
  }

  private Optional<ObjectNode> insert(
      ResourceType type, Key key, ObjectNode fresh, Options options) {
    KindRules.settle(fresh, type, clock.instant());
    Checks.check(fresh, null, type);
    if (options.dryRun()) {
      return store.get(key) == null ? Optional.of(fresh) : Optional.empty();
    }
    return store.replace(key, null, fresh);
  }

  /// Changes an object; `change` gets its present state, which it must not touch, and gives the
  /// wanted one as a new tree.
  ///
  /// @param subresource `status`, or empty for the object itself
  public ObjectNode update(
      ResourceType type,
      Key key,
      String subresource,
      UnaryOperator<ObjectNode> change,
      Options options) {
    var manager = manager(type, Manager.UPDATE, subresource, options);
    return replace(
        type,
        key,
        options,
        current -> {
          var wanted = change.apply(current);
          Intake.accept(wanted, type, key, options);
          Lifecycle.checkPreconditions(current, wanted, type);
          var next = Lifecycle.isolate(current, wanted, type, subresource);
          KindRules.complete(next, type);
          Ownership.update(current, next, type.schema(), manager, clock.instant());
          return next;
        });
  }

  /// What came of applying.
  public record Applied(ObjectNode object, boolean isNew) {}

  /// Server-side apply: creates the object, or lays the configuration over it.
  public Applied apply(
      ResourceType type, Key key, String subresource, JsonNode body, Options options) {
    var config = Configuration.of(body, type, key, subresource, options);
    var manager = manager(type, Manager.APPLY, subresource, options);
    for (; ; ) {
      if (store.get(key) != null) {
        return new Applied(
            replace(
                type, key, options, current -> laidOver(type, current, config, manager, options)),
            false);
      }
      var created = createApplied(type, key, subresource, config, manager, options);
      if (created.isPresent()) {
        return new Applied(Views.of(created.get(), type), true);
      }
    }
  }

  private Optional<ObjectNode> createApplied(
      ResourceType type,
      Key key,
      String subresource,
      ObjectNode config,
      Manager manager,
      Options options) {
    if (!subresource.isEmpty()) {
      throw ApiException.notFound(type.subject(key.name()));
    }
    if (!Meta.resourceVersion(config).isEmpty() || !Meta.uid(config).isEmpty()) {
      throw ApiException.conflict(type.subject(key.name()), "the object does not exist any more");
    }
    namespaces.checkOpen(type, key.namespace(), key.name());
    var owned =
        Ownership.apply(Json.object(), config, type.schema(), manager, true, clock.instant());
    var fresh = Lifecycle.begin(owned, type, clock.instant());
    Configuration.fill(fresh, type);
    return insert(type, key, fresh, options);
  }

  private ObjectNode laidOver(
      ResourceType type, ObjectNode current, ObjectNode config, Manager manager, Options options) {
    Lifecycle.checkIdentity(current, config, type);
    var next =
        Ownership.apply(current, config, type.schema(), manager, options.force(), clock.instant());
    Lifecycle.keepIdentity(current, next);
    Configuration.fill(next, type);
    return next;
  }

  private ObjectNode replace(
      ResourceType type, Key key, Options options, UnaryOperator<ObjectNode> change) {
    for (; ; ) {
      var stored = store.get(key);
      if (stored == null) {
        throw ApiException.notFound(type.subject(key.name()));
      }
      var current = Views.of(stored, type);
      var next = change.apply(current);
      KindRules.settle(next, type, clock.instant());
      Lifecycle.count(current, next, type);
      if (next.equals(current)) {
        return current;
      }
      Checks.check(next, current, type);
      if (options.dryRun()) {
        return next;
      }
      var home = Views.home(next, stored);
      var done = store.replace(key, stored, Lifecycle.isOver(home) ? null : home);
      if (done.isPresent()) {
        return Lifecycle.isOver(home) ? next : Views.of(done.get(), type);
      }
    }
  }

  private static Manager manager(
      ResourceType type, String operation, String subresource, Options options) {
    return new Manager(options.manager(), operation, type.apiVersion(), subresource);
  }

  private String suffix() {
    return random
        .ints(5, 0, SUFFIX.length())
        .mapToObj(SUFFIX::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
