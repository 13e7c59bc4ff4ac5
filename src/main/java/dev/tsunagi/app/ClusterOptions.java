package dev.tsunagi.app;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which cluster: the same for every command that looks at one.
public final class ClusterOptions {

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig to use; otherwise $$KUBECONFIG, the pod's own, ~/.kube/config.")
  @Nullable Path kubeconfig;
}
