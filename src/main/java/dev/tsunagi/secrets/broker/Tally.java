package dev.tsunagi.secrets.broker;

import java.util.concurrent.atomic.LongAdder;

/// Counts what a broker does.
final class Tally {

  final LongAdder shared = new LongAdder();
  final LongAdder calls = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder throttled = new LongAdder();
  final LongAdder waits = new LongAdder();

  BrokerCounts counts(long plaintext, long questions) {
    return new BrokerCounts(
        shared.sum(),
        calls.sum(),
        failures.sum(),
        throttled.sum(),
        waits.sum(),
        plaintext,
        questions);
  }
}
