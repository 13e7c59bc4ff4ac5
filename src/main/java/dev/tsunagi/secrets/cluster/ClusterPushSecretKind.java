package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.secrets.ClusterPushSecret;
import dev.tsunagi.api.secrets.ClusterPushSecretStatus;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretSpec;

/// ClusterPushSecrets make PushSecrets.
final class ClusterPushSecretKind
    implements ClusterKind<ClusterPushSecret, ClusterPushSecretStatus, PushSecretSpec, PushSecret> {

  @Override
  public Class<PushSecret> childType() {
    return PushSecret.class;
  }

  @Override
  public Optional<String> finalizer() {
    return Optional.empty();
  }

  @Override
  public PushSecret blank() {
    return new PushSecret();
  }

  @Override
  public Desired<PushSecretSpec> desired(ClusterPushSecret primary) {
    var spec = primary.getSpec();
    var named = spec.pushSecretName();
    return new Desired<>(
        Desired.Owner.of(primary),
        named.isEmpty() ? primary.getMetadata().getName() : named,
        NamespaceSelection.of(Optional.empty(), spec.namespaceSelectors(), List.of()),
        spec.pushSecretMetadata(),
        spec.pushSecretSpec());
  }

  @Override
  public Optional<GoDuration> interval(ClusterPushSecret primary) {
    return Optional.ofNullable(primary.getSpec().refreshTime());
  }

  @Override
  public String taken() {
    return "push secret already exists in namespace";
  }

  @Override
  public ClusterPushSecretStatus ended(ClusterPushSecretStatus old, Outcome outcome, Instant now) {
    return ClusterPushSecretStatuses.ended(outcome);
  }

  @Override
  public ClusterPushSecretStatus failed(ClusterPushSecretStatus old, String message, Instant now) {
    return ClusterPushSecretStatuses.failed(old, message, now);
  }
}
