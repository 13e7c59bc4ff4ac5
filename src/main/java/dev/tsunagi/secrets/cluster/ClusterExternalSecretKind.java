package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ClusterExternalSecretStatus;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;

/// ClusterExternalSecrets make ExternalSecrets.
final class ClusterExternalSecretKind
    implements ClusterKind<
        ClusterExternalSecret, ClusterExternalSecretStatus, ExternalSecretSpec, ExternalSecret> {

  @Override
  public Class<ExternalSecret> childType() {
    return ExternalSecret.class;
  }

  @Override
  public Optional<String> finalizer() {
    return Optional.of(ClusterExternalSecretReconciler.FINALIZER);
  }

  @Override
  public ExternalSecret blank() {
    return new ExternalSecret();
  }

  @Override
  public Desired<ExternalSecretSpec> desired(ClusterExternalSecret primary) {
    var spec = primary.getSpec();
    var named = spec.externalSecretName();
    return new Desired<>(
        Desired.Owner.of(primary),
        named.isEmpty() ? primary.getMetadata().getName() : named,
        NamespaceSelection.of(
            Optional.ofNullable(spec.namespaceSelector()),
            spec.namespaceSelectors(),
            spec.namespaces()),
        Desired.metadata(spec.externalSecretMetadata(), primary),
        spec.externalSecretSpec());
  }

  @Override
  public Optional<GoDuration> interval(ClusterExternalSecret primary) {
    return Optional.ofNullable(primary.getSpec().refreshTime());
  }

  @Override
  public String taken() {
    return "external secret already exists in namespace";
  }

  @Override
  public ClusterExternalSecretStatus ended(
      ClusterExternalSecretStatus old, Outcome outcome, Instant now) {
    return ClusterExternalSecretStatuses.ended(outcome);
  }

  @Override
  public ClusterExternalSecretStatus failed(
      ClusterExternalSecretStatus old, String message, Instant now) {
    return ClusterExternalSecretStatuses.failed(old, message);
  }
}
