package dev.tsunagi.api.generators;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// What a generator left behind elsewhere, e.g. an account, until it is cleaned up.
@Group("generators.external-secrets.io")
@Version("v1alpha1")
@Kind("GeneratorState")
@Plural("generatorstates")
@ShortNames("gs")
public final class GeneratorState extends CheckedResource<GeneratorStateSpec, GeneratorStateStatus>
    implements Namespaced {

  @Override
  protected GeneratorStateSpec emptySpec() {
    return GeneratorStateSpec.EMPTY;
  }

  @Override
  protected GeneratorStateStatus initStatus() {
    return GeneratorStateStatus.EMPTY;
  }
}
