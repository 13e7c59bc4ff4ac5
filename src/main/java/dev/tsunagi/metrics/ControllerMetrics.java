package dev.tsunagi.metrics;

import module java.base;

import dev.tsunagi.reconcile.Measures.Ran;
import dev.tsunagi.reconcile.Measures.Result;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;

/// The series of controller-runtime that ESO's dashboard draws, for each of our controllers. All
/// of them exist from the start, since a rate needs a zero to begin with.
final class ControllerMetrics {

  /// In seconds, those of controller-runtime.
  private static final double[] BUCKETS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9,
    1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50,
    60
  };

  private final int concurrent;
  private final Counter runs;
  private final Counter errors;
  private final Histogram seconds;
  private final Gauge active;
  private final Gauge limit;
  private final Map<String, LongAdder> queued = new ConcurrentHashMap<>();

  /// `concurrent` is how many runs there may be at a time, of all controllers together.
  ControllerMetrics(int concurrent, PrometheusRegistry registry) {
    this.concurrent = concurrent;
    runs =
        Counter.builder()
            .name("controller_runtime_reconcile_total")
            .help("Runs by how they ended.")
            .labelNames("controller", "result")
            .register(registry);
    errors =
        Counter.builder()
            .name("controller_runtime_reconcile_errors_total")
            .help("Runs that failed.")
            .labelNames("controller")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("controller_runtime_reconcile_time_seconds")
            .help("How long runs took.")
            .labelNames("controller")
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .withoutExemplars()
            .register(registry);
    active = gauge("controller_runtime_active_workers", "Runs that are under way.", registry);
    limit =
        gauge(
            "controller_runtime_max_concurrent_reconciles",
            "Runs that may be under way at a time, of all controllers together.",
            registry);
    Collector depth =
        () -> Families.gauge("workqueue_depth", "Runs that wait for their turn.", waiting());
    registry.register(depth);
  }

  private static Gauge gauge(String name, String help, PrometheusRegistry registry) {
    return Gauge.builder().name(name).help(help).labelNames("controller").register(registry);
  }

  void serves(String kind) {
    var controller = name(kind);
    for (var result : Result.values()) {
      runs.initLabelValues(controller, name(result));
    }
    errors.initLabelValues(controller);
    seconds.initLabelValues(controller);
    active.initLabelValues(controller);
    limit.labelValues(controller).set(concurrent);
    queued.computeIfAbsent(controller, _ -> new LongAdder());
  }

  void queued(String kind) {
    queued.computeIfAbsent(name(kind), _ -> new LongAdder()).increment();
  }

  void unqueued(String kind) {
    queued.computeIfAbsent(name(kind), _ -> new LongAdder()).decrement();
  }

  void begun(String kind) {
    active.labelValues(name(kind)).inc();
  }

  void ran(String kind, Ran ran) {
    var controller = name(kind);
    active.labelValues(controller).dec();
    runs.labelValues(controller, name(ran.result())).inc();
    if (ran.result() == Result.ERROR) {
      errors.labelValues(controller).inc();
    }
    seconds.labelValues(controller).observe(ran.took().toNanos() / 1e9);
  }

  /// What is queued and not yet begun. The two are not read in one instant, hence the floor.
  private Map<Labels, Double> waiting() {
    var points = new HashMap<Labels, Double>();
    queued.forEach(
        (controller, count) ->
            points.put(
                Labels.of("controller", controller, "name", controller),
                Math.max(0, count.sum() - active.labelValues(controller).get())));
    return points;
  }

  /// As ESO names its controllers.
  private static String name(String kind) {
    return kind.toLowerCase(Locale.ROOT);
  }

  private static String name(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }
}
