package dev.tsunagi.api.secrets;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// One ExternalSecret in each of many namespaces.
@Group("external-secrets.io")
@Version("v1")
@Kind("ClusterExternalSecret")
@Plural("clusterexternalsecrets")
@ShortNames("ces")
public final class ClusterExternalSecret
    extends CheckedResource<ClusterExternalSecretSpec, ClusterExternalSecretStatus> {

  @Override
  protected ClusterExternalSecretSpec emptySpec() {
    return ClusterExternalSecretSpec.EMPTY;
  }

  @Override
  protected ClusterExternalSecretStatus initStatus() {
    return ClusterExternalSecretStatus.EMPTY;
  }
}
