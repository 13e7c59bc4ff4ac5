package dev.tsunagi.metrics;

import module java.base;

import dev.tsunagi.oci.OciCalls;
import dev.tsunagi.reconcile.Measures;
import dev.tsunagi.secrets.broker.BrokerCounts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Everything that one operator measures.
public final class OperatorMetrics implements Measures {

  public static final String CONTENT_TYPE = Exposition.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ObjectMetrics objects;
  private final ControllerMetrics controllers;
  private final CallMetrics calls;
  private final Gauge leader;

  /// `concurrent` is how many runs there may be at a time.
  public OperatorMetrics(ObjectLabels labels, int concurrent) {
    objects = new ObjectMetrics(labels);
    registry.register(objects);
    controllers = new ControllerMetrics(concurrent, registry);
    calls = new CallMetrics(registry);
    leader =
        Gauge.builder()
            .name("leader_election_master_status")
            .help("Whether this operator holds the lease.")
            .labelNames("name")
            .register(registry);
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
  }

  /// Where calls to OCI are to be told.
  public OciCalls calls() {
    return calls;
  }

  /// Asks the broker whenever it is asked itself.
  public void watch(Supplier<BrokerCounts> broker) {
    registry.register(new BrokerMetrics(broker));
  }

  /// Whether this operator holds the lease, as client-go tells it.
  public void leads(String lease, boolean leads) {
    leader.labelValues(lease).set(leads ? 1 : 0);
  }

  /// All series, in Prometheus' text format.
  public void write(OutputStream out) throws IOException {
    Exposition.write(registry.scrape(), out);
  }

  @Override
  public void serves(String kind) {
    controllers.serves(kind);
  }

  @Override
  public void queued(String kind) {
    controllers.queued(kind);
  }

  @Override
  public void unqueued(String kind) {
    controllers.unqueued(kind);
  }

  @Override
  public void begun(HasMetadata primary) {
    controllers.begun(primary.getKind());
  }

  @Override
  public void ran(HasMetadata primary, Ran ran) {
    controllers.ran(primary.getKind(), ran);
    objects.ran(primary, ran);
  }

  @Override
  public void gone(String kind, String namespace, String name) {
    objects.gone(kind, namespace, name);
  }
}
