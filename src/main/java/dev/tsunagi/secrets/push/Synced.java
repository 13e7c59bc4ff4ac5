package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushData;

/// What is on record as pushed: by store, by key there. A value; see `status.syncedPushSecrets`.
record Synced(Map<String, Map<String, PushData>> byStore) {

  static final Synced NOTHING = new Synced(Map.of());

  /// Sorted, so that equal records read the same.
  Synced {
    var sorted = new TreeMap<String, Map<String, PushData>>();
    byStore.forEach(
        (store, entries) -> {
          if (!entries.isEmpty()) {
            sorted.put(store, Collections.unmodifiableMap(new TreeMap<>(entries)));
          }
        });
    byStore = Collections.unmodifiableMap(sorted);
  }

  boolean isEmpty() {
    return byStore.isEmpty();
  }

  Synced with(String store, String key, PushData data) {
    var all = new TreeMap<>(byStore);
    var entries = new TreeMap<>(all.getOrDefault(store, Map.of()));
    entries.put(key, data);
    all.put(store, entries);
    return new Synced(all);
  }

  Synced without(Stale stale) {
    var all = new TreeMap<>(byStore);
    var entries = new TreeMap<>(all.getOrDefault(stale.store(), Map.of()));
    entries.remove(stale.key());
    all.put(stale.store(), entries);
    return new Synced(all);
  }

  /// This, with `later` laid over it.
  Synced and(Synced later) {
    var all = this;
    for (var stale : later.all()) {
      all = all.with(stale.store(), stale.key(), stale.data());
    }
    return all;
  }

  /// Everything, as if none of it were wanted.
  List<Stale> all() {
    return byStore.entrySet().stream()
        .flatMap(
            store ->
                store.getValue().entrySet().stream()
                    .map(e -> new Stale(store.getKey(), e.getKey(), e.getValue())))
        .toList();
  }
}
