package dev.tsunagi.bench;

import module java.base;

/// The operator alone, several times: from the start of its process to ready, and its memory when
/// it has nothing to do.
final class Footprint {

  private Footprint() {}

  static Result run(int times) throws Exception {
    var result = new Result("footprint");
    try (var site = Site.start(0, Duration.ZERO)) {
      for (var run = 1; run <= times; run++) {
        try (var operator = site.operator(ColdStart.heap(0))) {
          Thread.sleep(6_000);
          result
              .with("run %d: ready after, s".formatted(run), operator.ready().toMillis() / 1e3)
              .with("run %d: resident, MiB".formatted(run), operator.residentMebibytes())
              .with("run %d: CPU, s".formatted(run), operator.cpuSeconds());
        }
      }
    }
    return result;
  }
}
