package dev.tsunagi.api.secrets;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// Secrets to read from a store, and the Kubernetes Secret to make of them.
@Group("external-secrets.io")
@Version("v1")
@Kind("ExternalSecret")
@Plural("externalsecrets")
@ShortNames("es")
public final class ExternalSecret extends CheckedResource<ExternalSecretSpec, ExternalSecretStatus>
    implements Namespaced {

  @Override
  protected ExternalSecretSpec emptySpec() {
    return ExternalSecretSpec.EMPTY;
  }

  @Override
  protected ExternalSecretStatus initStatus() {
    return ExternalSecretStatus.EMPTY;
  }
}
