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
      try (var _ = site.operator(ColdStart.heap(size), flags)) {
        site.awaitSynced(size);
        var traffic = site.vault.traffic();
        result
            .with(how + "from the first read to the last, s", traffic.seconds())
            .with(how + "per cent used of what is allowed", 100 * size / traffic.seconds() / CAP)
            .with(how + "most reads within a second", traffic.mostWithinASecond())
            .with(how + "answers 200", traffic.answered(200))
            .with(how + "answers 429", traffic.answered(429))
            .with(how + "Kubernetes writes", site.writes());
      }
    }
  }
}
