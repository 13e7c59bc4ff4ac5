package dev.tsunagi.bench;

import module java.base;

/// B1: so many ExternalSecrets are there when the operator starts, a fifth of them on a secret that
/// another one reads, too. How long until all are synced, and what it costs.
final class ColdStart {

  private static final Duration LATENCY = Duration.ofMillis(50);

  /// The operator's own default, in reads a second.
  private static final int BUDGET = 50;

  private static final int EASY_BUDGET = 20;

  private ColdStart() {}

  static Result run(int size) throws Exception {
    return run("B1 cold start, " + size, size, BUDGET);
  }

  /// The same when so little is allowed that the processors have time to spare: what is seen of
  /// the budget is the operator's doing then, and not the machine's.
  static Result runAtEase(int size) throws Exception {
    return run("budget at ease, " + size, size, EASY_BUDGET);
  }

  private static Result run(String title, int size, int budget) throws Exception {
    var unique = Math.max(1, size * 4 / 5);
    var doubles = isSmall(size) ? Doubles.FOR_A_MINUTE : Doubles.FOR_LONGER;
    try (var site = Site.start(new Vault.Size(unique, LATENCY, Duration.ZERO), doubles)) {
      crowd(site, size, unique, "1h");
      var allowed = Integer.toString(budget);
      try (var operator = site.operator(heap(size), "--oci-requests-per-second", allowed)) {
        site.awaitSynced(size);
        var took = Duration.between(operator.started(), Instant.now()).toMillis() / 1e3;
        var cpu = operator.cpuSeconds();
        var result = new Result(title);
        var traffic = site.vault.traffic();
        result
            .with("ExternalSecrets", size)
            .with("unique secrets", unique)
            .with("ready after, s", operator.ready().toMillis() / 1e3)
            .with("all synced after, s", took)
            .with("per cent used of the budget", 100 * unique / traffic.seconds() / budget)
            .with("provider calls", site.vault.calls())
            .with("reads per second", unique / traffic.seconds())
            .with("most reads within a second", traffic.mostWithinASecond())
            .with("Kubernetes requests", site.requests())
            .with("CPU, s", cpu);
        return Memory.of(operator, result, heap(size));
      }
    }
  }

  /// Ten namespaces of ExternalSecrets.
  static void crowd(Site site, int size, int unique, String interval) throws Exception {
    site.create(10, i -> Manifest.namespace("team-" + i));
    site.create(
        size,
        i -> Manifest.externalSecret("team-" + i % 10, name(i), "secret-" + i % unique, interval));
  }

  /// Numbers in a row would have hash codes in a row, by which the operator's framework begins: it
  /// would be luck or worse when those who share a secret have their first turn.
  private static String name(int i) {
    return "es-%08x".formatted(i * 0x9E3779B9);
  }

  /// In MiB: room enough, so that memory is what is needed and not what is left.
  static int heap(int size) {
    return isSmall(size) ? 96 : 160;
  }

  private static boolean isSmall(int size) {
    return size <= 2_000;
  }
}
