package dev.tsunagi.api.generators;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// Makes up passwords.
@Group("generators.external-secrets.io")
@Version("v1alpha1")
@Kind("Password")
@Plural("passwords")
public final class Password extends CheckedResource<PasswordSpec, Void> implements Namespaced {

  @Override
  protected PasswordSpec emptySpec() {
    return PasswordSpec.EMPTY;
  }

  @Override
  @SuppressWarnings("NullAway") // it has no status
  protected Void initStatus() {
    return null;
  }
}
