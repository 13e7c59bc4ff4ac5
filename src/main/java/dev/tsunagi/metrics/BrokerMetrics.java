package dev.tsunagi.metrics;

import module java.base;

import dev.tsunagi.secrets.broker.BrokerCounts;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/// How the value broker does.
final class BrokerMetrics implements MultiCollector {

  private static final String PREFIX = "tsunagi_broker_";

  private final Supplier<BrokerCounts> broker;

  BrokerMetrics(Supplier<BrokerCounts> broker) {
    this.broker = broker;
  }

  @Override
  public MetricSnapshots collect() {
    var counts = broker.get();
    return MetricSnapshots.of(
        counter("shared_total", "Demands met without asking a provider.", counts.shared()),
        counter("calls_total", "Questions put to providers.", counts.calls()),
        counter("failures_total", "Questions that failed.", counts.failures()),
        counter("throttled_total", "Questions answered with a 429.", counts.throttled()),
        counter("waits_total", "Demands put off to keep the request rate.", counts.waits()),
        gauge("plaintext_values", "Values held in the clear.", counts.plaintext()),
        gauge("questions", "Questions whose last answer is remembered.", counts.questions()));
  }

  private static MetricSnapshot counter(String name, String help, long value) {
    return Families.counter(PREFIX + name, help, Families.one((double) value));
  }

  private static MetricSnapshot gauge(String name, String help, long value) {
    return Families.gauge(PREFIX + name, help, Families.one((double) value));
  }
}
