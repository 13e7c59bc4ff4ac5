package dev.tsunagi.app;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What can be set about the operator, as flags. Names that ESO has mean what they mean there.
@SuppressWarnings("NullAway.Init") // picocli fills them in, defaults included
public final class OperatorOptions {

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Watch this namespace only; otherwise all of them.")
  @Nullable String namespace;

  @Option(
      names = "--controller-class",
      paramLabel = "CLASS",
      defaultValue = "default",
      description = "Serve stores of this spec.controller, and of none (${DEFAULT-VALUE}).")
  String controllerClass;

  @Option(
      names = "--unsafe-allow-generic-targets",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description =
          "Let ExternalSecrets make other objects than Secrets (spec.target.manifest): whoever may"
              + " create one can then write whatever the operator may (${DEFAULT-VALUE}).")
  boolean allowGenericTargets;

  @Option(
      names = "--enable-cluster-external-secret-reconciler",
      paramLabel = "BOOLEAN",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "Serve ClusterExternalSecrets; never with --namespace (${DEFAULT-VALUE}).")
  boolean clusterExternalSecrets;

  @Option(
      names = "--enable-cluster-push-secret-reconciler",
      paramLabel = "BOOLEAN",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "Serve ClusterPushSecrets; never with --namespace (${DEFAULT-VALUE}).")
  boolean clusterPushSecrets;

  @Option(
      names = "--concurrent",
      paramLabel = "N",
      defaultValue = "32",
      description = "Reconciliations at a time (${DEFAULT-VALUE}).")
  int concurrent;

  @Option(
      names = "--store-requeue-interval",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description = "How often a store is looked at that does not say (${DEFAULT-VALUE}).")
  String storeRequeueInterval;

  @Option(
      names = "--enable-generator-state",
      arity = "0..1",
      paramLabel = "BOOL",
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Clean up the GeneratorStates that ESO left, once their time has come"
              + " (${DEFAULT-VALUE}).")
  boolean enableGeneratorState;

  @Option(
      names = "--enable-push-secret-reconciler",
      paramLabel = "BOOLEAN",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "Serve PushSecrets (${DEFAULT-VALUE}).")
  boolean pushSecrets;

  @Option(
      names = "--require-cluster-store-conditions",
      paramLabel = "BOOLEAN",
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      description =
          "Let a ClusterSecretStore without spec.conditions serve nobody, instead of every"
              + " namespace (${DEFAULT-VALUE}).")
  boolean requireClusterStoreConditions;

  @Option(
      names = "--mass-deletion-percent",
      paramLabel = "PERCENT",
      defaultValue = "30",
      description =
          "How many of a store's Secrets may go within 15 minutes because the provider has nothing"
              + " for them; the others are kept until confirmed. 100: all (${DEFAULT-VALUE}).")
  int massDeletionPercent;

  @Option(
      names = "--rollout-budget",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How many VirtualNodeWorkloads replace their pods at a time because a bound Secret"
              + " changed; the others wait for their turn (${DEFAULT-VALUE}).")
  int rolloutBudget;

  @Option(
      names = "--oci-endpoint",
      paramLabel = "URL",
      description = "Send all OCI traffic to this one endpoint: the simulator, or a proxy.")
  @Nullable URI ociEndpoint;

  @Option(
      names = "--oci-region-endpoint",
      paramLabel = "REGION=URL",
      split = ",",
      description =
          "Send the OCI traffic of this region to this endpoint; may be given more than once.")
  Map<String, URI> ociRegionEndpoint = Map.of();

  @Option(
      names = "--oci-region",
      paramLabel = "REGION",
      description =
          "Region of OCI resources whose objects name no store, e.g. eu-frankfurt-1; a Secret"
              + " ocicredentials beside the operator may say so, too.")
  @Nullable String ociRegion;

  @Option(
      names = "--oci-requests-per-second",
      paramLabel = "N",
      defaultValue = "50",
      description = "Reads of secrets per second for each principal and region (${DEFAULT-VALUE}).")
  int ociRequestsPerSecond;

  @Option(
      names = "--workload-identity-endpoint",
      paramLabel = "URL",
      description =
          "Where service account tokens are exchanged for OCI sessions; otherwise --oci-endpoint,"
              + " or port 12250 of the cluster's API server.")
  @Nullable URI workloadIdentityEndpoint;

  @Option(
      names = "--workload-identity-ca",
      paramLabel = "FILE",
      description = "Authority that signs that endpoint (PEM); otherwise the pod's own.")
  @Nullable Path workloadIdentityCa;

  @Option(
      names = "--operator-service-account",
      paramLabel = "NAMESPACE/NAME",
      defaultValue = "tsunagi-system/tsunagi",
      description = "The operator's service account, when it is not in a pod (${DEFAULT-VALUE}).")
  String operatorServiceAccount;

  @Option(
      names = "--live-addr",
      paramLabel = "[HOST]:PORT",
      defaultValue = ":8082",
      description = "Where /healthz and /readyz answer; \"off\" for nowhere (${DEFAULT-VALUE}).")
  String liveAddr;

  @Option(
      names = "--client-qps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Requests to the API server per second; 0 leaves it to the API server's own fairness"
              + " (${DEFAULT-VALUE}).")
  double clientQps;

  @Option(
      names = "--client-burst",
      paramLabel = "N",
      defaultValue = "100",
      description = "Requests at once after a pause, under --client-qps (${DEFAULT-VALUE}).")
  int clientBurst;

  @Mixin ClusterOptions cluster = new ClusterOptions();
  @Mixin ServedOptions served = new ServedOptions();
  @Mixin MetricsOptions metrics = new MetricsOptions();
  @Mixin LogOptions log = new LogOptions();
  @Mixin LeaderElectionOptions leaderElection = new LeaderElectionOptions();
  @Mixin AcceptedOptions accepted = new AcceptedOptions();
}
