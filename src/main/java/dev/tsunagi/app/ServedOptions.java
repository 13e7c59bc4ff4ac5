package dev.tsunagi.app;

import picocli.CommandLine.Option;

/// Flags on what is served, and how. All are ESO's.
@SuppressWarnings("NullAway.Init") // picocli fills them in, defaults included
public final class ServedOptions {

  @Option(
      names = "--enable-secret-store-reconciler",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "Look after SecretStores (${DEFAULT-VALUE}).")
  boolean secretStores;

  @Option(
      names = "--enable-cluster-store-reconciler",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description =
          "Look after ClusterSecretStores, and after what refers to one (${DEFAULT-VALUE}).")
  boolean clusterStores;

  @Option(
      names = "--enable-provisioning-reconcilers",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description =
          "Serve the kinds that stand for OCI resources, those that the cluster knows"
              + " (${DEFAULT-VALUE}).")
  boolean provisioning;

  @Option(
      names = "--enable-workload-reconciler",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "Serve VirtualNodeWorkloads, if the cluster knows them (${DEFAULT-VALUE}).")
  boolean workloads;

  @Option(
      names = "--enable-flood-gate",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "Read only from stores that are ready (${DEFAULT-VALUE}).")
  boolean floodGate;

  @Option(
      names = "--template-left-delimiter",
      paramLabel = "TEXT",
      defaultValue = "{{",
      description = "What opens an action of a template (${DEFAULT-VALUE}).")
  String leftDelimiter;

  @Option(
      names = "--template-right-delimiter",
      paramLabel = "TEXT",
      defaultValue = "}}",
      description = "What closes it (${DEFAULT-VALUE}).")
  String rightDelimiter;
}
