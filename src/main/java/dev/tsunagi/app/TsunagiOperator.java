package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.kube.AuthorityTexts;
import dev.tsunagi.kube.EventRecorder;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.kube.TokenRequests;
import dev.tsunagi.metrics.OperatorMetrics;
import dev.tsunagi.oci.Authentication;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.reconcile.Backoffs;
import dev.tsunagi.reconcile.BoundedVirtualThreads;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.kubernetes.AccountTokens;
import dev.tsunagi.secrets.provider.kubernetes.ClusterConnections;
import dev.tsunagi.secrets.provider.vault.VaultMemory;
import dev.tsunagi.secrets.store.Clusters;
import dev.tsunagi.secrets.store.StoreProviders;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;

/// The operator, put together: what its three jobs share is made here, the rest by [SecretSync],
/// [Provisioning] and [Workloads]. None of it is global.
public final class TsunagiOperator implements AutoCloseable {

  private final Operator operator;
  private final OciConnections connections;
  private final Clusters clusters;
  private final SecretBroker broker;
  private final OperatorMetrics metrics;
  private final Optional<Leadership> leadership;
  private final Backoffs backoffs;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  public TsunagiOperator(KubernetesClient client, OperatorSettings settings, Clock clock) {
    this(client, settings, clock, LeaseFence.none());
  }

  /// `fence` is the one of `client`. It is told when there was a Lease to hold and another may have
  /// it now, before we stop.
  TsunagiOperator(
      KubernetesClient client, OperatorSettings settings, Clock clock, LeaseFence fence) {
    Wires.silence();
    this.backoffs = new Backoffs(clock, () -> ThreadLocalRandom.current().nextDouble());
    var tokens = new OwnTokens(new TokenRequests(client), settings.ownAccount());
    this.metrics = new OperatorMetrics(settings.metrics().labels(), settings.concurrent());
    this.connections =
        new OciConnections(
            settings.oci(),
            new Authentication(settings.oci(), tokens, clock),
            fence.before(metrics.calls()),
            settings.requestsPerSecond());
    this.clusters = clusters(client, clock);
    this.broker = new SecretBroker(clock, settings.requestsPerSecond());
    metrics.watch(broker::counts);
    this.leadership = settings.leaderElection().map(e -> leadership(e, client, settings, fence));
    var turns = new BoundedVirtualThreads(settings.concurrent());
    this.operator =
        Jsdk.operator(client, turns, metrics, leadership.map(Leadership::configuration));
    register(client, settings, turns::waiting, clock);
  }

  private Leadership leadership(
      LeaderElectionSettings election,
      KubernetesClient client,
      OperatorSettings settings,
      LeaseFence fence) {
    var namespace = ownNamespace(client, settings);
    return new Leadership(election, client, namespace, metrics, () -> lost(fence));
  }

  private void register(
      KubernetesClient client, OperatorSettings settings, IntSupplier waiting, Clock clock) {
    var controllers = new Controllers(operator, settings.namespace());
    var providers =
        new StoreProviders(
            connections,
            clusters,
            new SecretKeys(client),
            settings.stores(),
            new VaultMemory(clock));
    var eso = shell(client, "external-secrets");
    new SecretSync(client, settings, eso, broker, providers, waiting, clock).register(controllers);
    var shell = shell(client, "tsunagi");
    if (settings.served().provisioning()) {
      new Provisioning(client, settings, shell, providers, connections, clock)
          .register(controllers);
    }
    if (settings.served().workloads()) {
      new Workloads(client, settings, shell, clock).register(controllers);
    }
  }

  /// `component`: who says what it tells in events.
  private Shell shell(KubernetesClient client, String component) {
    var events = new EventRecorder(client, Clock.systemUTC(), component);
    return new Shell(
        backoffs,
        (about, notice) ->
            events.publish(about, notice.warning(), notice.reason(), notice.message()),
        metrics);
  }

  private static Clusters clusters(KubernetesClient client, Clock clock) {
    var tokens = new AccountTokens(new TokenRequests(client), clock);
    return new Clusters(
        new ClusterConnections(tokens), new SecretKeys(client), new AuthorityTexts(client));
  }

  /// A pod's, or where our service account is.
  private static String ownNamespace(KubernetesClient client, OperatorSettings settings) {
    var pod = client.getConfiguration().getNamespace();
    return pod == null ? settings.ownAccount().namespace() : pod;
  }

  /// JOSDK would go on: whoever is told that the Lease is lost and returns, lets us stop.
  private void lost(LeaseFence fence) {
    fence.lost();
    Thread.ofVirtual().name("stop").start(this::close);
  }

  /// Returns when every cache is filled and reconciliation has begun.
  public void start() {
    operator.start();
    var _ = housekeeping.scheduleAtFixedRate(broker::tidy, 1, 1, TimeUnit.SECONDS);
  }

  /// Whether it has started. A watch that reconnects does not make it unready.
  public boolean isReady() {
    return operator.getRuntimeInfo().isStarted();
  }

  /// What it measures.
  public OperatorMetrics metrics() {
    return metrics;
  }

  /// Lets running reconciliations finish, then gives back the Lease and closes every connection to
  /// OCI.
  @Override
  public void close() {
    leadership.ifPresent(Leadership::leave);
    housekeeping.shutdownNow();
    operator.stop();
    leadership.ifPresent(Leadership::giveBack);
    connections.close();
    clusters.close();
  }
}
