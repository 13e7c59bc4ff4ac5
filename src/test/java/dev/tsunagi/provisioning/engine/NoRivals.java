package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.provisioning.Owner;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Who else there is while no operator keeps a cache: nobody names the same, and the API server
/// knows who is gone.
record NoRivals(KubernetesClient client, ProvisionedResource<?> object) implements Rivals {

  @Override
  public Optional<String> holder(ProvisionedResource<?> asking, String id) {
    return Optional.empty();
  }

  @Override
  public boolean isGone(Owner owner) {
    return Holders.isGone(client, object.getClass(), owner);
  }

  @Override
  public void changed(ProvisionedResource<?> asking, String id) {
    // Nobody waits.
  }
}
