package dev.tsunagi.api.secrets;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.StoreKind;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// Where secrets live and who reads them there, for the namespaces that its conditions admit.
@Group("external-secrets.io")
@Version("v1")
@Kind("ClusterSecretStore")
@Plural("clustersecretstores")
@ShortNames("css")
public final class ClusterSecretStore extends CheckedResource<SecretStoreSpec, SecretStoreStatus>
    implements Store {

  @Override
  public StoreKind storeKind() {
    return StoreKind.CLUSTER_SECRET_STORE;
  }

  @Override
  protected SecretStoreSpec emptySpec() {
    return SecretStoreSpec.EMPTY;
  }

  @Override
  protected SecretStoreStatus initStatus() {
    return SecretStoreStatus.EMPTY;
  }
}
