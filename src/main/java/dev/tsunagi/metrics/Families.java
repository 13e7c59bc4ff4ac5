package dev.tsunagi.metrics;

import module java.base;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;

/// Makes families of series of values that are counted elsewhere.
final class Families {

  private static final String TOTAL = "_total";

  private Families() {}

  static MetricSnapshot gauge(String name, String help, Map<Labels, Double> points) {
    return new GaugeSnapshot(
        new MetricMetadata(name, help),
        points.entrySet().stream()
            .map(e -> new GaugeSnapshot.GaugeDataPointSnapshot(e.getValue(), e.getKey(), null))
            .toList());
  }

  /// A counter under exactly this name. The library knows none whose name does not end in
  /// `_total`, as two of ESO's do not: it takes them as untyped, and [Exposition] mends that.
  static MetricSnapshot counter(String name, String help, Map<Labels, Double> points) {
    return name.endsWith(TOTAL)
        ? new CounterSnapshot(
            new MetricMetadata(name.substring(0, name.length() - TOTAL.length()), help),
            points.entrySet().stream()
                .map(
                    e ->
                        new CounterSnapshot.CounterDataPointSnapshot(
                            e.getValue(), e.getKey(), null, 0))
                .toList())
        : new UnknownSnapshot(
            new MetricMetadata(name, help),
            points.entrySet().stream()
                .map(
                    e ->
                        new UnknownSnapshot.UnknownDataPointSnapshot(
                            e.getValue(), e.getKey(), null))
                .toList());
  }

  /// The points of a family that has but one series.
  static Map<Labels, Double> one(double value) {
    return Map.of(Labels.EMPTY, value);
  }
}
