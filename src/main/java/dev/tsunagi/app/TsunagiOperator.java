package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.kube.AuthorityTexts;
import dev.tsunagi.kube.ClusterId;
import dev.tsunagi.kube.CustomObjects;
import dev.tsunagi.kube.EventRecorder;
import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.kube.GenericObjects;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.kube.SourceSecrets;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.kube.TemplateTexts;
import dev.tsunagi.kube.TokenRequests;
import dev.tsunagi.metrics.OperatorMetrics;
import dev.tsunagi.oci.Authentication;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.provisioning.StoreUsers;
import dev.tsunagi.reconcile.Backoffs;
import dev.tsunagi.reconcile.BoundedVirtualThreads;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.cluster.ClusterExternalSecretReconciler;
import dev.tsunagi.secrets.cluster.ClusterPushSecretReconciler;
import dev.tsunagi.secrets.cluster.NamespaceReconciler;
import dev.tsunagi.secrets.external.ExternalSecretReconciler;
import dev.tsunagi.secrets.generator.GeneratorStateReconciler;
import dev.tsunagi.secrets.generator.Generators;
import dev.tsunagi.secrets.provider.kubernetes.AccountTokens;
import dev.tsunagi.secrets.provider.kubernetes.ClusterConnections;
import dev.tsunagi.secrets.provider.vault.VaultMemory;
import dev.tsunagi.secrets.push.PushSecretReconciler;
import dev.tsunagi.secrets.store.ClusterSecretStoreReconciler;
import dev.tsunagi.secrets.store.Clusters;
import dev.tsunagi.secrets.store.SecretStoreReconciler;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.Stores;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.RenderingThreads;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;

/// The operator, put together. All of its objects are made here, and none of them is global.
public final class TsunagiOperator implements AutoCloseable {

  /// How many templates are rendered at a time.
  private static final int RENDERINGS = 2;

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
    Logs.silenceWires();
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
    this.operator =
        Jsdk.operator(
            client,
            new BoundedVirtualThreads(settings.concurrent()),
            metrics,
            leadership.map(Leadership::configuration));
    register(client, settings, clock);
  }

  private Leadership leadership(
      LeaderElectionSettings election,
      KubernetesClient client,
      OperatorSettings settings,
      LeaseFence fence) {
    var namespace = ownNamespace(client, settings);
    return new Leadership(election, client, namespace, metrics, () -> lost(fence));
  }

  private void register(KubernetesClient client, OperatorSettings settings, Clock clock) {
    var shell = new Shell(backoffs, notices(client, "external-secrets"), metrics);
    var providers =
        new StoreProviders(
            connections,
            clusters,
            new SecretKeys(client),
            settings.stores(),
            new VaultMemory(clock));
    var stores = settings.stores();
    var objects = new CustomObjects(client);
    var generators = new Generators(objects, stores.controllerClass(), new SecureRandom());
    if (settings.served().secretStores()) {
      register(
          new SecretStoreReconciler(shell, providers, stores, clock), o -> within(o, settings));
    }
    if (settings.served().clusterStores()) {
      register(new ClusterSecretStoreReconciler(shell, providers, stores, clock), _ -> {});
    }
    var reach = reach(settings);
    var texts = new TemplateTexts(client);
    var templates = templates(settings.served());
    register(
        new ExternalSecretReconciler(
            shell,
            broker,
            providers,
            new ExternalSecretReconciler.Kubernetes(
                new TargetSecrets(client),
                new GenericObjects(client),
                texts,
                templates,
                generators),
            new ExternalSecretReconciler.Settings(
                reach, settings.genericTargets(), settings.massDeletionPercent(), clock)),
        o -> within(o, settings));
    if (settings.pushes()) {
      register(
          new PushSecretReconciler(
              shell,
              broker,
              providers,
              new PushSecretReconciler.Kubernetes(
                  new SourceSecrets(client),
                  texts,
                  templates,
                  generators,
                  new ClusterId(client),
                  new Finalizers(client)),
              new PushSecretReconciler.Settings(reach, clock)),
          o -> within(o, settings));
    }
    if (settings.fanout().externalSecrets()) {
      register(new ClusterExternalSecretReconciler(shell, clock), _ -> {});
      register(new NamespaceReconciler(shell, new Finalizers(client)), _ -> {});
    }
    if (settings.fanout().pushSecrets()) {
      register(new ClusterPushSecretReconciler(shell, clock), _ -> {});
    }
    if (settings.generatorState() && Preflight.serves(client, GeneratorState.class)) {
      register(new GeneratorStateReconciler(shell, objects, clock), o -> within(o, settings));
    }
    provision(client, providers, settings, clock);
  }

  private static Clusters clusters(KubernetesClient client, Clock clock) {
    var tokens = new AccountTokens(new TokenRequests(client), clock);
    return new Clusters(
        new ClusterConnections(tokens), new SecretKeys(client), new AuthorityTexts(client));
  }

  private static Options templates(ServedSettings served) {
    return Options.of(EngineV2.functions(Sources.system()))
        .delimitedBy(served.leftDelimiter(), served.rightDelimiter())
        .renderedBy(new RenderingThreads(RENDERINGS));
  }

  private static Stores.Reach reach(OperatorSettings settings) {
    var served = settings.served();
    return new Stores.Reach(
        settings.stores().controllerClass(), served.clusterStores(), served.floodGate());
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

  private void provision(
      KubernetesClient client, StoreProviders providers, OperatorSettings settings, Clock clock) {
    var shell = new Shell(backoffs, notices(client, "tsunagi"), metrics);
    if (settings.served().provisioning()) {
      var provisioning = new Provisioning(client, settings);
      var users = new ArrayList<StoreUsers>();
      for (var kind : provisioning.reconcilers(shell, providers, connections, clock)) {
        register(kind, o -> within(o, settings));
        users.add(kind.storeUsers());
      }
      provisioning
          .releases(shell, providers, connections, clock)
          .forEach(reconciler -> register(reconciler, o -> within(o, settings)));
      provisioning
          .accounts(shell, providers, clock)
          .ifPresent(
              accounts -> {
                register(accounts, o -> within(o, settings));
                users.add(accounts.storeUsers());
              });
      register(provisioning.storeHolds(shell, users), o -> within(o, settings));
      if (reach(settings).cluster()) {
        register(provisioning.clusterStoreHolds(shell, users), _ -> {});
      }
      provisioning
          .backupSchedules(shell, clock)
          .ifPresent(reconciler -> register(reconciler, o -> within(o, settings)));
    }
    if (settings.served().workloads()) {
      new Workloads(client, settings)
          .reconciler(shell, clock)
          .ifPresent(reconciler -> register(reconciler, o -> within(o, settings)));
    }
  }

  private static dev.tsunagi.reconcile.Notices notices(KubernetesClient client, String component) {
    var events = new EventRecorder(client, Clock.systemUTC(), component);
    return (about, notice) ->
        events.publish(about, notice.warning(), notice.reason(), notice.message());
  }

  private <P extends HasMetadata> void register(
      Reconciler<P> reconciler, Consumer<ControllerConfigurationOverrider<P>> where) {
    operator.register(
        reconciler,
        o -> {
          where.accept(o);
          o.withRetry(forBugs());
        });
  }

  private static <P extends HasMetadata> void within(
      ControllerConfigurationOverrider<P> o, OperatorSettings settings) {
    settings.namespace().ifPresent(o::settingNamespace);
  }

  /// Failures never reach JOSDK; what does is a bug or a lost race for a status write.
  private static GenericRetry forBugs() {
    return new GenericRetry()
        .setInitialInterval(1_000)
        .setIntervalMultiplier(2)
        .setMaxInterval(420_000)
        .withoutMaxAttempts();
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
