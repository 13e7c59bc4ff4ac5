package dev.tsunagi.metrics;

import module java.base;

import dev.tsunagi.oci.OciCalls;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/// Calls to OCI: those to vaults under ESO's name for calls to providers, and all of them under
/// ours. ESO's own oracle provider counts nothing, so the provider's name in its series is ours.
final class CallMetrics implements OciCalls, MultiCollector {

  private static final String PROVIDER = "Oracle/Vault";

  /// The SDK's services behind that provider.
  private static final Set<String> VAULT = Set.of("KmsVault", "Secrets", "Vaults");

  private record Call(String service, String operation, Result result) {}

  private final Map<Call, LongAdder> calls = new ConcurrentHashMap<>();
  private final Histogram seconds;

  CallMetrics(PrometheusRegistry registry) {
    seconds =
        Histogram.builder()
            .name("tsunagi_oci_call_seconds")
            .help("How long calls to OCI took.")
            .labelNames("service")
            .classicOnly()
            .classicUpperBounds(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .withoutExemplars()
            .register(registry);
    registry.register(this);
  }

  @Override
  public void called(String service, String operation, Result result, Duration took) {
    calls.computeIfAbsent(new Call(service, operation, result), _ -> new LongAdder()).increment();
    seconds.labelValues(service).observe(took.toNanos() / 1e9);
  }

  @Override
  public MetricSnapshots collect() {
    var ours = new HashMap<Labels, Double>();
    var esos = new HashMap<Labels, Double>();
    calls.forEach(
        (call, count) -> {
          ours.put(
              Labels.of("service", call.service(), "call", call.operation(), "status", ours(call)),
              (double) count.sum());
          if (VAULT.contains(call.service())) {
            esos.merge(
                Labels.of("provider", PROVIDER, "call", call.operation(), "status", esos(call)),
                (double) count.sum(),
                Double::sum);
          }
        });
    return MetricSnapshots.of(
        Families.counter("tsunagi_oci_calls_total", "Calls to OCI by how they ended.", ours),
        Families.counter(
            "externalsecret_provider_api_calls_count", "Calls to the provider.", esos));
  }

  private static String ours(Call call) {
    return call.result().name().toLowerCase(Locale.ROOT);
  }

  private static String esos(Call call) {
    return call.result() == Result.SUCCESS ? "success" : "error";
  }
}
