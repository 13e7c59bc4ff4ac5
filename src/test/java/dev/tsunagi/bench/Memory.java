package dev.tsunagi.bench;

/// The memory of an operator that has nothing to do at the moment.
final class Memory {

  private Memory() {}

  static Result of(Operator operator, Result result, int heap) throws InterruptedException {
    Thread.sleep(15_000);
    return result
        .with("heap limit, MiB", heap)
        .with("threads", operator.threads())
        .with("resident, MiB", operator.residentMebibytes())
        .with("resident at most, MiB", operator.peakMebibytes())
        .with("live in the heap after a collection, MiB", operator.liveMebibytes())
        .with("resident after a collection, MiB", operator.residentMebibytes());
  }
}
