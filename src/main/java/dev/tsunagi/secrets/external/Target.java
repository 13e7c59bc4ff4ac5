package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretData;
import io.fabric8.kubernetes.api.model.Secret;

/// The target Secret of an ExternalSecret: seen through the cache, written through the API.
final class Target {

  /// The cache of managed Secrets, reduced as [TargetView] does it.
  interface Cache {

    Optional<Secret> find(String namespace, String name);

    /// Shows a write of ours before the watch does. `before` is what it replaced.
    void wrote(Secret reduced, Optional<Secret> before);
  }

  private final TargetSecrets secrets;
  private final Cache cache;

  Target(TargetSecrets secrets, Cache cache) {
    this.secrets = secrets;
    this.cache = cache;
  }

  static String name(ExternalSecret primary) {
    var named = primary.getSpec().target().name();
    return named.isEmpty() ? primary.getMetadata().getName() : named;
  }

  boolean isIntact(ExternalSecret primary) {
    return cache
        .find(primary.getMetadata().getNamespace(), name(primary))
        .filter(TargetView::isIntact)
        .isPresent();
  }

  /// Brings the target to hold `data`, and tells what was done.
  List<Notice> apply(ExternalSecret primary, SecretData data) {
    var desired = desired(primary, data);
    var live = secrets.read(desired.owner().namespace(), desired.name());
    return switch (TargetPlanner.plan(desired, live)) {
      case TargetPlan.Create(var secret) -> {
        var written = secrets.create(secret, desired.fieldManager());
        cache.wrote(TargetView.reduce(written), Optional.empty());
        yield List.of(Notice.normal("Created", "secret created"));
      }
      case TargetPlan.Update(var secret) -> {
        var written = secrets.update(secret, desired.fieldManager());
        cache.wrote(TargetView.reduce(written), live.map(TargetView::reduce));
        yield List.of(Notice.normal("Updated", "secret updated"));
      }
      case TargetPlan.Keep _ -> List.of();
      case TargetPlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  private DesiredSecret desired(ExternalSecret primary, SecretData data) {
    var metadata = primary.getMetadata();
    var owner =
        new DesiredSecret.Owner(
            primary.getApiVersion(),
            metadata.getNamespace(),
            metadata.getName(),
            metadata.getUid());
    return new DesiredSecret(
        owner,
        name(primary),
        data,
        TargetView.orEmpty(metadata.getLabels()),
        TargetView.orEmpty(metadata.getAnnotations()));
  }
}
