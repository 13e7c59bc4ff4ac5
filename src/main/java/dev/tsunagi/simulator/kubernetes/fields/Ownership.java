package dev.tsunagi.simulator.kubernetes.fields;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import org.jspecify.annotations.Nullable;

/// The `managedFields` of one object, and how a write changes them.
public final class Ownership {

  /// Nobody owns these: the server writes them, or they cannot change.
  private static final FieldSet NEVER_OWNED =
      FieldSet.parse(
          Json.constant(
              """
              {'f:apiVersion': {}, 'f:kind': {}, 'f:metadata': {'.': {}, 'f:name': {},
                'f:namespace': {}, 'f:creationTimestamp': {}, 'f:selfLink': {}, 'f:uid': {},
                'f:generation': {}, 'f:managedFields': {}, 'f:resourceVersion': {},
                'f:deletionTimestamp': {}, 'f:deletionGracePeriodSeconds': {}}}
              """));

  private record Entry(Manager manager, String time, FieldSet fields) {}

  private final List<Entry> entries = new ArrayList<>();
  private final String now;

  private Ownership(JsonNode managedFields, Instant now) {
    this.now = Meta.time(now);
    for (var entry : managedFields) {
      entries.add(
          new Entry(
              Manager.of(entry), Json.text(entry, "time"), FieldSet.parse(entry.path("fieldsV1"))));
    }
  }

  /// Records that `manager` replaced `live` by `updated`, whose own `managedFields` count when it
  /// carries any: an empty list or entry resets them.
  public static void update(
      @Nullable ObjectNode live, ObjectNode updated, Schema schema, Manager manager, Instant now) {
    var given = Json.at(updated, "metadata", "managedFields");
    var base = live == null ? Json.object() : live;
    var reset = given.isArray() && (given.isEmpty() || given.path(0).isEmpty());
    var known =
        given.isArray() && !given.isEmpty() ? given : Json.at(base, "metadata", "managedFields");
    var ownership = new Ownership(reset && live != null ? Json.array() : known, now);
    var comparison = Comparison.between(base, updated, schema);
    var mine = ownership.fieldsOf(manager);
    ownership.takeFromOthers(manager, comparison, true);
    ownership.put(manager, mine.minus(comparison.removed()).union(comparison.changed()));
    ownership.write(updated);
  }

  /// Lays `config` over `live` for `manager`. Throws a 409 that names the owners of the fields that
  /// it would change, unless `force` is set.
  ///
  /// @return the new object with its `managedFields`
  public static ObjectNode apply(
      ObjectNode live,
      ObjectNode config,
      Schema schema,
      Manager manager,
      boolean force,
      Instant now) {
    var ownership = new Ownership(Json.at(live, "metadata", "managedFields"), now);
    var last = ownership.fieldsOf(manager);
    var merged = (ObjectNode) Merge.over(live, config, schema);
    ownership.put(manager, Comparison.claims(config, schema).asMember(false));
    Merge.withdraw(merged, schema, last.minus(NEVER_OWNED), ownership.owned());
    ownership.takeFromOthers(manager, Comparison.between(live, merged, schema), force);
    ownership.write(merged);
    return merged;
  }

  private FieldSet fieldsOf(Manager manager) {
    return entries.stream()
        .filter(e -> e.manager().isSame(manager))
        .map(Entry::fields)
        .findFirst()
        .orElse(FieldSet.EMPTY);
  }

  private FieldSet owned() {
    return entries.stream().map(Entry::fields).reduce(FieldSet.EMPTY, FieldSet::union);
  }

  /// The time of an entry stays when its fields do.
  private void put(Manager manager, FieldSet fields) {
    var kept = fields.minus(NEVER_OWNED);
    for (int i = 0; i < entries.size(); i++) {
      var old = entries.get(i);
      if (old.manager().isSame(manager)) {
        var time = old.fields().equals(kept) ? old.time() : now;
        entries.set(i, new Entry(manager, time, kept));
        return;
      }
    }
    entries.add(new Entry(manager, now, kept));
  }

  private void takeFromOthers(Manager manager, Comparison comparison, boolean force) {
    var conflicts = new LinkedHashMap<Manager, FieldSet>();
    for (var entry : entries) {
      var contested = entry.fields().intersection(comparison.changed());
      if (!entry.manager().isSame(manager) && !contested.isEmpty()) {
        conflicts.put(entry.manager(), contested);
      }
    }
    if (!force && !conflicts.isEmpty()) {
      throw conflict(conflicts);
    }
    entries.replaceAll(e -> e.manager().isSame(manager) ? e : without(e, comparison));
  }

  private static Entry without(Entry entry, Comparison comparison) {
    var lost = comparison.changed().union(comparison.removed());
    return new Entry(entry.manager(), entry.time(), entry.fields().minus(lost));
  }

  private static ApiException conflict(Map<Manager, FieldSet> conflicts) {
    var lines = new ArrayList<String>();
    var count = 0;
    for (var conflict : conflicts.entrySet()) {
      var paths = conflict.getValue().paths();
      count += paths.size();
      var single = conflicts.size() == 1 && paths.size() == 1;
      lines.add(
          single
              ? "conflict with %s: %s".formatted(conflict.getKey().shown(), paths.getFirst())
              : "conflicts with %s:\n- %s"
                  .formatted(conflict.getKey().shown(), String.join("\n- ", paths)));
    }
    var message =
        "Apply failed with %d conflict%s: %s"
            .formatted(count, count == 1 ? "" : "s", String.join("\n", lines));
    var refusal = new ApiException(409, "Conflict", message);
    conflicts.forEach(
        (manager, fields) ->
            fields
                .paths()
                .forEach(
                    path ->
                        refusal.cause(
                            "FieldManagerConflict", "conflict with " + manager.shown(), path)));
    return refusal;
  }

  private void write(ObjectNode object) {
    var array = Json.array();
    entries.stream()
        .filter(e -> !e.fields().isEmpty())
        .sorted(
            Comparator.comparing((Entry e) -> e.manager().operation())
                .thenComparing(Entry::time)
                .thenComparing(e -> e.manager().name())
                .thenComparing(e -> e.manager().subresource()))
        .forEach(e -> array.add(e.manager().entry(e.time(), e.fields())));
    Json.set(Meta.of(object), "managedFields", array.isEmpty() ? null : array);
  }
}
