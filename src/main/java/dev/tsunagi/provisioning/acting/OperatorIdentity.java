package dev.tsunagi.provisioning.acting;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.secrets.SecretValue;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Who acts for an object that names no store: the user of OSOK's Secret `ocicredentials` beside
/// the operator, if there is one, else the operator's own service account.
public final class OperatorIdentity {

  static final String SECRET = "ocicredentials";

  private final KubernetesClient client;
  private final String namespace;
  private final Optional<String> region;

  /// `namespace`: the operator's. `region`: where to act, unless the Secret says so.
  public OperatorIdentity(KubernetesClient client, String namespace, Optional<String> region) {
    this.client = client;
    this.namespace = namespace;
    this.region = region;
  }

  OciConnection.Key key() {
    var secret = secret();
    var user = secret.flatMap(s -> text(s, "user"));
    var where =
        secret.flatMap(s -> text(s, "region")).or(() -> region).orElseThrow(() -> noRegion());
    return new OciConnection.Key(
        user.<Identity>map(_ -> user(secret.orElseThrow()))
            .orElseGet(Identity.OperatorWorkload::new),
        where);
  }

  private Optional<Secret> secret() {
    try {
      return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(SECRET).get());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read Secret \"%s\" of the operator".formatted(SECRET));
    }
  }

  private Identity user(Secret secret) {
    if (text(secret, "passphrase").isPresent()) {
      throw new FailureException(
          new Failure.Invalid(
              "Secret %s/%s has a passphrase; keys with one are not supported: store the key without"
                  .formatted(namespace, SECRET)));
    }
    return new Identity.User(
        required(secret, "tenancy"),
        required(secret, "user"),
        required(secret, "fingerprint"),
        SecretValue.of(required(secret, "privatekey")));
  }

  private String required(Secret secret, String key) {
    return text(secret, key)
        .orElseThrow(
            () ->
                new FailureException(
                    new Failure.Unresolved(
                        "Secret %s/%s has no key \"%s\"".formatted(namespace, SECRET, key))));
  }

  private static Optional<String> text(Secret secret, String key) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(key))
        .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).strip())
        .filter(value -> !value.isEmpty());
  }

  private static FailureException noRegion() {
    return new FailureException(
        new Failure.Invalid(
            "it is not known in which region to act: name a store with spec.secretStoreRef, or"
                + " start the operator with --oci-region"));
  }
}
