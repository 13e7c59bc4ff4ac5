package dev.tsunagi.bench;

import module java.base;

/// New ExternalSecrets, each on a secret of its own, for an operator that has been at work for a
/// while and may read as often as it can. First twice as many as are measured, to warm it up: until
/// then its compiler is at work, and that of the doubles.
final class Throughput {

  private Throughput() {}

  static Result run(int size) throws Exception {
    var before = 2 * size;
    var all = before + size;
    var secrets = new Vault.Size(all, Duration.ofMillis(50), Duration.ZERO);
    try (var site = Site.start(secrets, Doubles.FOR_LONGER)) {
      site.create(10, i -> Manifest.namespace("team-" + i));
      try (var operator =
          site.operator(ColdStart.heap(all), "--oci-requests-per-second", "100000")) {
        create(site, "warm", before, 0);
        site.awaitSynced(before);
        var cpu = operator.cpuSeconds();
        var calls = site.vault.calls();
        var requests = site.requests();
        var start = System.nanoTime();
        create(site, "new", size, before);
        var created = System.nanoTime();
        site.await("Secrets made", all, () -> site.requests(Site.CREATED));
        var end = System.nanoTime();
        site.awaitSynced(all);
        return new Result("throughput, " + size)
            .with("new ExternalSecrets", size)
            .with("creating them took, s", (created - start) / 1e9)
            .with("from the first one created to the last Secret, s", (end - start) / 1e9)
            .with("synced per second", size * 1e9 / (end - start))
            .with("provider calls", Site.difference(site.vault.calls(), calls))
            .with("Kubernetes requests", Site.difference(site.requests(), requests))
            .with("CPU of the operator, s", operator.cpuSeconds() - cpu)
            .with("CPU per ExternalSecret, ms", (operator.cpuSeconds() - cpu) * 1e3 / size);
      }
    }
  }

  private static void create(Site site, String name, int size, int firstSecret) throws Exception {
    site.create(
        size,
        i ->
            Manifest.externalSecret(
                "team-" + i % 10, name + "-" + i, "secret-" + (firstSecret + i), "1h"));
  }
}
