package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.kube.RequestRate;
import dev.tsunagi.oci.OciSettings;
import dev.tsunagi.secrets.store.StoreSettings;

/// The options, checked and completed.
///
/// `namespace` is empty for all of them; `pushes` says whether PushSecrets are served.
public record OperatorSettings(
    Optional<String> namespace,
    boolean genericTargets,
    Fanout fanout,
    int concurrent,
    int requestsPerSecond,
    boolean generatorState,
    boolean pushes,
    StoreSettings stores,
    int massDeletionPercent,
    OciSettings oci,
    Optional<String> ociRegion,
    ServiceAccount ownAccount,
    ServedSettings served,
    MetricsSettings metrics,
    Optional<LeaderElectionSettings> leaderElection,
    Optional<RequestRate.Limit> requestsToCluster,
    int rolloutBudget) {

  /// Which kinds that stand for objects in many namespaces are served.
  public record Fanout(boolean externalSecrets, boolean pushSecrets) {

    static Fanout of(OperatorOptions options) {
      var everywhere = options.namespace == null || options.namespace.isEmpty();
      return new Fanout(
          everywhere && options.clusterExternalSecrets, everywhere && options.clusterPushSecrets);
    }
  }

  /// A service account by namespace and name.
  public record ServiceAccount(String namespace, String name) {

    static ServiceAccount parse(String text) {
      var parts = text.split("/", -1);
      if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new IllegalArgumentException(
            "--operator-service-account: \"%s\" is not NAMESPACE/NAME".formatted(text));
      }
      return new ServiceAccount(parts[0], parts[1]);
    }
  }

  private static final Path POD_CA =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/ca.crt");

  /// Throws [IllegalArgumentException] with the flag and what is wrong with it.
  public static OperatorSettings of(OperatorOptions options) {
    var namespace = Optional.ofNullable(options.namespace).filter(name -> !name.isEmpty());
    return new OperatorSettings(
        namespace,
        options.allowGenericTargets,
        Fanout.of(options),
        positive("--concurrent", options.concurrent),
        positive("--oci-requests-per-second", options.ociRequestsPerSecond),
        options.enableGeneratorState,
        options.pushSecrets,
        new StoreSettings(
            options.controllerClass,
            Durations.positive("--store-requeue-interval", options.storeRequeueInterval),
            options.requireClusterStoreConditions),
        percent("--mass-deletion-percent", options.massDeletionPercent),
        oci(options),
        Optional.ofNullable(options.ociRegion).filter(region -> !region.isEmpty()),
        ServiceAccount.parse(options.operatorServiceAccount),
        ServedSettings.of(options.served, namespace.isEmpty()),
        MetricsSettings.of(options.metrics),
        LeaderElectionSettings.of(options.leaderElection),
        requestRate(options),
        positive("--rollout-budget", options.rolloutBudget));
  }

  private static OciSettings oci(OperatorOptions options) {
    var endpoint = Optional.ofNullable(options.ociEndpoint);
    var workload =
        Optional.ofNullable(options.workloadIdentityEndpoint)
            .or(() -> endpoint)
            .orElseGet(OperatorSettings::clusterEndpoint);
    var ca =
        Optional.ofNullable(options.workloadIdentityCa)
            .or(() -> Optional.of(POD_CA).filter(Files::isReadable));
    return new OciSettings(
        endpoint,
        options.ociRegionEndpoint,
        workload,
        ca,
        OciSettings.CONNECT_TIMEOUT,
        OciSettings.READ_TIMEOUT);
  }

  private static URI clusterEndpoint() {
    var host = System.getenv().getOrDefault("KUBERNETES_SERVICE_HOST", "kubernetes.default.svc");
    return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":12250");
  }

  private static Optional<RequestRate.Limit> requestRate(OperatorOptions options) {
    if (options.clientQps < 0 || !Double.isFinite(options.clientQps)) {
      throw new IllegalArgumentException(
          "--client-qps: must be a number from 0 on, not " + options.clientQps);
    }
    var burst = positive("--client-burst", options.clientBurst);
    return options.clientQps == 0
        ? Optional.empty()
        : Optional.of(new RequestRate.Limit(options.clientQps, burst));
  }

  private static int percent(String flag, int value) {
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException(flag + ": must be from 0 to 100, not " + value);
    }
    return value;
  }

  private static int positive(String flag, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(flag + ": must be at least 1, not " + value);
    }
    return value;
  }
}
