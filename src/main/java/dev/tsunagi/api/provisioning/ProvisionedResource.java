package dev.tsunagi.api.provisioning;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;

/// An object that stands for one resource of Oracle Cloud.
public abstract class ProvisionedResource<S extends ProvisionedSpec>
    extends CheckedResource<S, ProvisionedStatus> implements Namespaced {

  @Override
  protected ProvisionedStatus initStatus() {
    return ProvisionedStatus.EMPTY;
  }
}
