package dev.tsunagi.bench;

import module java.base;

/// B7: a provider that allows 20 reads a second and answers 429 beyond, to an operator that takes
/// 50 for allowed, and to one that was told.
final class Throttled {

  private static final int CAP = 20;

  private Throttled() {}

  static Result run(int size) throws Exception {
    var result = new Result("B7 throttled provider, " + size);
    one(size, "unaware: ", result);
    one(size, "told: ", result, "--oci-requests-per-second", "" + CAP);
    return result;
  }

  private static void one(int size, String how, Result result, String... flags) throws Exception {
    try (var site = Site.start(size, Duration.ofMillis(50))) {
      site.vault.limit(CAP);
      ColdStart.crowd(site, size, size, "1h");
      try (var operator = site.operator(ColdStart.heap(size), flags)) {
        site.awaitSynced(size);
        var took = Duration.between(operator.started(), Instant.now()).minus(operator.ready());
        var traffic = site.vault.traffic();
        result
            .with(how + "all synced after ready, s", took.toMillis() / 1e3)
            .with(how + "part of what the provider allows", size / (took.toMillis() / 1e3) / CAP)
            .with(how + "answers 200", traffic.answered(200))
            .with(how + "answers 429", traffic.answered(429))
            .with(how + "Kubernetes writes", site.writes());
      }
    }
  }
}
