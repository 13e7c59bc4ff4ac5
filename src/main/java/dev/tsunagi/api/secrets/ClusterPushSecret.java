package dev.tsunagi.api.secrets;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// A PushSecret for many namespaces.
@Group("external-secrets.io")
@Version("v1alpha1")
@Kind("ClusterPushSecret")
@Plural("clusterpushsecrets")
public final class ClusterPushSecret
    extends CheckedResource<ClusterPushSecretSpec, ClusterPushSecretStatus> {

  @Override
  protected ClusterPushSecretSpec emptySpec() {
    return ClusterPushSecretSpec.EMPTY;
  }

  @Override
  protected ClusterPushSecretStatus initStatus() {
    return ClusterPushSecretStatus.EMPTY;
  }
}
