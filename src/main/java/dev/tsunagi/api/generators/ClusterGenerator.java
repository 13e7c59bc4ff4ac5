package dev.tsunagi.api.generators;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// A generator that every namespace may use.
@Group("generators.external-secrets.io")
@Version("v1alpha1")
@Kind("ClusterGenerator")
@Plural("clustergenerators")
public final class ClusterGenerator extends CheckedResource<ClusterGeneratorSpec, Void> {

  @Override
  protected ClusterGeneratorSpec emptySpec() {
    return ClusterGeneratorSpec.EMPTY;
  }

  @Override
  @SuppressWarnings("NullAway") // it has no status
  protected Void initStatus() {
    return null;
  }
}
