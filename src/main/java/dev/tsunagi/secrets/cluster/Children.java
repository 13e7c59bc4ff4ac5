package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.KubeFailures;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Writes children, each bound to the version that was seen.
final class Children<C extends HasMetadata> {

  private final KubernetesClient client;

  Children(KubernetesClient client) {
    this.client = client;
  }

  /// What became of one plan: done, or why not.
  sealed interface Result {

    record Done() implements Result {}

    record Failed(Failure why) implements Result {}
  }

  Result carryOut(FanoutPlan<C> plan, String taken) {
    return switch (plan) {
      case FanoutPlan.Create<C>(_, var child) ->
          tried("create", child, () -> client.resource(child).create());
      case FanoutPlan.Update<C>(_, var child) ->
          tried(
              "update",
              child,
              () -> client.resource(child).lockResourceVersion(version(child)).update());
      case FanoutPlan.Delete<C>(_, var child) ->
          tried(
              "delete",
              child,
              () -> client.resource(child).lockResourceVersion(version(child)).delete());
      case FanoutPlan.Keep<C> _ -> new Result.Done();
      case FanoutPlan.Refuse<C> _ -> new Result.Failed(new Failure.Refused("Taken", taken));
    };
  }

  private static String version(HasMetadata child) {
    return child.getMetadata().getResourceVersion();
  }

  private static Result tried(String verb, HasMetadata child, Supplier<?> write) {
    try {
      var _ = write.get();
      return new Result.Done();
    } catch (KubernetesClientException e) {
      var doing = "%s %s \"%s\"".formatted(verb, child.getKind(), child.getMetadata().getName());
      return new Result.Failed(failure(KubeFailures.of(e, doing)));
    }
  }

  private static Failure failure(FailureException e) {
    return e.failure();
  }
}
