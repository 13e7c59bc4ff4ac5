package dev.tsunagi.api.generators;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// Gives the values that it holds, for tests.
@Group("generators.external-secrets.io")
@Version("v1alpha1")
@Kind("Fake")
@Plural("fakes")
public final class Fake extends CheckedResource<FakeSpec, Void> implements Namespaced {

  @Override
  protected FakeSpec emptySpec() {
    return FakeSpec.EMPTY;
  }

  @Override
  @SuppressWarnings("NullAway") // it has no status
  protected Void initStatus() {
    return null;
  }
}
