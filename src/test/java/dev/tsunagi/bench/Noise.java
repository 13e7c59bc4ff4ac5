package dev.tsunagi.bench;

import module java.base;

/// B6: so many Secrets that are none of our business, of a kibibyte each. What they cost in memory.
final class Noise {

  private static final int OURS = 100;
  private static final String PADDING = "c2VjcmV0".repeat(170);

  private Noise() {}

  static Result run(int size) throws Exception {
    try (var site = Site.start(OURS, Duration.ZERO)) {
      ColdStart.crowd(site, OURS, OURS, "1h");
      var result = new Result("B6 noise, " + size);
      measure(site, "alone: ", result);
      site.create(size, i -> Manifest.secret("team-" + i % 10, "noise-" + i, "v", PADDING));
      measure(site, "beside " + size + " Secrets: ", result);
      return result;
    }
  }

  private static void measure(Site site, String when, Result result) throws Exception {
    try (var operator = site.operator(ColdStart.heap(OURS))) {
      site.awaitSynced(OURS);
      Thread.sleep(5_000);
      result
          .with(when + "resident, MiB", operator.residentMebibytes())
          .with(when + "live in the heap after a collection, MiB", operator.liveMebibytes())
          .with(when + "resident after a collection, MiB", operator.residentMebibytes());
    }
  }
}
