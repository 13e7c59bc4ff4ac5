package dev.tsunagi.api.secrets;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.StoreKind;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// Where secrets live and who reads them there, for one namespace.
@Group("external-secrets.io")
@Version("v1")
@Kind("SecretStore")
@Plural("secretstores")
@ShortNames("ss")
public final class SecretStore extends CheckedResource<SecretStoreSpec, SecretStoreStatus>
    implements Namespaced, Store {

  @Override
  public StoreKind storeKind() {
    return StoreKind.SECRET_STORE;
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
