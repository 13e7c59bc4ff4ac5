package dev.tsunagi.bench;

import module java.base;

/// B4: one secret changes that 1, 50, and so many ExternalSecrets use, each in a namespace of its
/// own, and each looking every ten seconds.
final class FanOut {

  private static final String INTERVAL = "10s";

  private FanOut() {}

  static Result run(int size) throws Exception {
    var result = new Result("B4 fan-out, " + size);
    for (var users : new TreeSet<>(List.of(1, 50, size))) {
      one(users, result);
    }
    return result;
  }

  private static void one(int users, Result result) throws Exception {
    try (var site = Site.start(1, Duration.ofMillis(50))) {
      site.create(users, i -> Manifest.namespace("team-" + i));
      site.create(users, i -> Manifest.externalSecret("team-" + i, "es", "secret-0", INTERVAL));
      try (var _ = site.operator(ColdStart.heap(users))) {
        site.awaitSynced(users);
        var reads = site.vault.reads();
        site.vault.put("secret-0", "changed");
        var start = System.nanoTime();
        site.await("Secrets updated", 1, () -> site.requests("update secrets"));
        var first = System.nanoTime();
        site.await("Secrets updated", users, () -> site.requests("update secrets"));
        var last = System.nanoTime();
        var name = users + " users: ";
        result
            .with(name + "first Secret after, s", (first - start) / 1e9)
            .with(name + "last Secret after the first, s", (last - first) / 1e9)
            .with(name + "reads of the vault meanwhile", site.vault.reads() - reads)
            .with(name + "writes of Secrets", site.requests("update secrets"));
      }
    }
  }
}
