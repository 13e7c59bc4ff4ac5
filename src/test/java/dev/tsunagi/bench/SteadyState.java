package dev.tsunagi.bench;

import module java.base;

/// B2: one refresh interval in which nothing changes.
final class SteadyState {

  private static final int READS_PER_SECOND = 50;

  private SteadyState() {}

  static Result run(int size) throws Exception {
    var unique = Math.max(1, size * 4 / 5);
    var interval = interval(unique);
    try (var site = Site.start(unique, Duration.ofMillis(50))) {
      ColdStart.crowd(site, size, unique, interval.toSeconds() + "s");
      try (var operator = site.operator(ColdStart.heap(size))) {
        site.awaitSynced(size);
        var calls = site.vault.calls();
        var requests = site.requests();
        var cpu = operator.cpuSeconds();
        Thread.sleep(interval);
        var result = new Result("B2 steady state, " + size);
        result
            .with("ExternalSecrets", size)
            .with("interval, s", interval.toSeconds())
            .with("unique secrets", unique)
            .with("provider calls in an interval", Site.difference(site.vault.calls(), calls))
            .with("Kubernetes requests in an interval", Site.difference(site.requests(), requests))
            .with("Kubernetes writes in an interval", writes(site, requests))
            .with("CPU in an interval, s", operator.cpuSeconds() - cpu)
            .with("CPU per refresh, ms", (operator.cpuSeconds() - cpu) * 1e3 / size);
        return Memory.of(operator, result, ColdStart.heap(size));
      }
    }
  }

  /// Long enough for the first round, and for the second one to be told from it.
  private static Duration interval(int unique) {
    return Duration.ofSeconds(Math.max(60, 3 * unique / READS_PER_SECOND));
  }

  private static int writes(Site site, Map<String, Integer> before) {
    return Site.difference(site.writes(), before).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }
}
