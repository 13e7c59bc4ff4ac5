package dev.tsunagi.provisioning.engine;

import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.provisioning.Actors;
import dev.tsunagi.reconcile.Shell;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// What every kind's reconciler works with.
///
/// @param cluster the UID that stands for this cluster in owner tags
/// @param cadence how often to look
public record Platform(
    Shell shell,
    Actors actors,
    Kubernetes kubernetes,
    Supplier<String> cluster,
    Clock clock,
    Cadence cadence) {

  public record Kubernetes(
      TargetSecrets secrets, SecretKeys keys, Finalizers finalizers, Neighbours neighbours) {

    public static Kubernetes of(KubernetesClient client) {
      return new Kubernetes(
          new TargetSecrets(client),
          new SecretKeys(client),
          new Finalizers(client),
          new Neighbours(client));
    }
  }

  /// `resync`: when a resource at rest is looked at again; `jitter` gives numbers from 0 to 1 that
  /// spread those looks.
  public record Cadence(Duration resync, DoubleSupplier jitter) {

    public Duration atRest() {
      return resync.plusMillis((long) (resync.toMillis() * 0.2 * jitter.getAsDouble()));
    }

    /// Often at first, when most things end, and once a minute for what takes long.
    public Duration whileChanging(Duration elapsed) {
      var quarter = elapsed.dividedBy(4);
      return quarter.compareTo(SOONEST) < 0
          ? SOONEST
          : quarter.compareTo(LATEST) > 0 ? LATEST : quarter;
    }

    private static final Duration SOONEST = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofMinutes(1);
  }
}
