package dev.tsunagi.api.secrets;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// Kubernetes Secrets to push to stores.
@Group("external-secrets.io")
@Version("v1alpha1")
@Kind("PushSecret")
@Plural("pushsecrets")
@ShortNames("ps")
public final class PushSecret extends CheckedResource<PushSecretSpec, PushSecretStatus>
    implements Namespaced {

  @Override
  protected PushSecretSpec emptySpec() {
    return PushSecretSpec.EMPTY;
  }

  @Override
  protected PushSecretStatus initStatus() {
    return PushSecretStatus.EMPTY;
  }
}
