package dev.tsunagi.metrics;

import module java.base;

import dev.tsunagi.reconcile.Measures.Ran;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/// The series of every object: two for each condition and two durations, and for an ExternalSecret
/// two counters. They are made of what is known when they are asked for, so nothing outlives its
/// object.
final class ObjectMetrics implements MultiCollector {

  /// The kind whose runs ESO counts for each object.
  private static final String COUNTED = "ExternalSecret";

  private record Place(String kind, String namespace, String name) {}

  private final ObjectLabels labels;
  private final Map<Place, Tracked> objects = new ConcurrentHashMap<>();

  ObjectMetrics(ObjectLabels labels) {
    this.labels = labels;
  }

  void ran(HasMetadata object, Ran ran) {
    var named = labels.of(object);
    objects.merge(place(object), Tracked.first(named, ran), (known, _) -> known.after(named, ran));
  }

  void gone(String kind, String namespace, String name) {
    objects.remove(new Place(kind, namespace, name));
  }

  private static Place place(HasMetadata object) {
    var metadata = object.getMetadata();
    return new Place(
        object.getKind(),
        Objects.requireNonNullElse(metadata.getNamespace(), ""),
        metadata.getName());
  }

  @Override
  public MetricSnapshots collect() {
    var kinds = new TreeMap<String, List<Tracked>>();
    objects.forEach(
        (place, tracked) ->
            kinds.computeIfAbsent(place.kind(), _ -> new ArrayList<>()).add(tracked));
    var found = new ArrayList<MetricSnapshot>();
    kinds.forEach((kind, all) -> found.addAll(ofKind(kind, all)));
    return new MetricSnapshots(found);
  }

  private static List<MetricSnapshot> ofKind(String kind, List<Tracked> all) {
    var prefix = kind.toLowerCase(Locale.ROOT);
    var found = new ArrayList<MetricSnapshot>();
    found.add(conditions(prefix, all));
    found.add(
        Families.gauge(
            prefix + "_reconcile_duration",
            "Nanoseconds that the last look at the object took.",
            points(all, tracked -> tracked.last().toNanos())));
    found.add(
        Families.gauge(
            prefix + "_reconcile_duration_seconds",
            "Seconds that the last look at the object took.",
            points(all, tracked -> tracked.last().toNanos() / 1e9)));
    if (kind.equals(COUNTED)) {
      found.add(
          Families.counter(
              prefix + "_sync_calls_total", "Looks at the object.", points(all, Tracked::runs)));
      found.add(
          Families.counter(
              prefix + "_sync_calls_error",
              "Looks at the object that failed.",
              points(all, Tracked::failures)));
    }
    return found;
  }

  private static Map<Labels, Double> points(List<Tracked> all, ToDoubleFunction<Tracked> value) {
    var points = new HashMap<Labels, Double>();
    all.forEach(tracked -> points.put(tracked.labels(), value.applyAsDouble(tracked)));
    return points;
  }

  /// One series for `True` and one for `False`, of which one is 1 while the condition is known.
  private static MetricSnapshot conditions(String prefix, List<Tracked> all) {
    var points = new HashMap<Labels, Double>();
    for (var tracked : all) {
      for (var condition : tracked.conditions()) {
        for (var status : List.of("True", "False")) {
          points.put(
              tracked.labels().add("condition", condition.type()).add("status", status),
              condition.status().equals(status) ? 1.0 : 0.0);
        }
      }
    }
    return Families.gauge(
        prefix + "_status_condition", "Whether the condition has the status.", points);
  }
}
