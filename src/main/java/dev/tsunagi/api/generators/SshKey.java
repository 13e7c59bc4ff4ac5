package dev.tsunagi.api.generators;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// Makes up a pair of SSH keys.
@Group("generators.external-secrets.io")
@Version("v1alpha1")
@Kind("SSHKey")
@Plural("sshkeys")
public final class SshKey extends CheckedResource<SshKeySpec, Void> implements Namespaced {

  @Override
  protected SshKeySpec emptySpec() {
    return SshKeySpec.EMPTY;
  }

  @Override
  @SuppressWarnings("NullAway") // it has no status
  protected Void initStatus() {
    return null;
  }
}
