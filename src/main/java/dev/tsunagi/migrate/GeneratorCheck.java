package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.generators.ClusterGenerator;
import dev.tsunagi.api.generators.Fake;
import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.generators.Password;
import dev.tsunagi.api.generators.SshKey;
import dev.tsunagi.api.generators.Uuid;
import dev.tsunagi.api.secrets.GeneratorKind;
import dev.tsunagi.api.secrets.GeneratorRef;
import dev.tsunagi.secrets.generator.GeneratorStatePlan;

/// Generators, as whoever refers to them would find them, and what others left to be cleaned up.
final class GeneratorCheck {

  private GeneratorCheck() {}

  static Stream<Finding> look(Scene at) {
    return Stream.of(
            kind(at, Password.class, GeneratorKind.PASSWORD),
            kind(at, Uuid.class, GeneratorKind.UUID),
            kind(at, SshKey.class, GeneratorKind.SSH_KEY),
            kind(at, Fake.class, GeneratorKind.FAKE),
            kind(at, ClusterGenerator.class, GeneratorKind.CLUSTER_GENERATOR),
            at.all().all(GeneratorState.class).stream().map(GeneratorCheck::state))
        .flatMap(s -> s);
  }

  private static <T extends CheckedResource<?, Void>> Stream<Finding> kind(
      Scene at, Class<T> type, GeneratorKind kind) {
    return at.all().all(type).stream().flatMap(seen -> generator(at, seen, kind));
  }

  private static Stream<Finding> generator(Scene at, Seen<?> seen, GeneratorKind kind) {
    var subject = seen.found().subject();
    var reference = new GeneratorRef(GeneratorRef.API_VERSION, kind, subject.name());
    var refused =
        new NeedsCheck(at, seen, subject.namespace()).generators(Map.of("spec", reference));
    return refused.isEmpty()
        ? Stream.of(seen.same(Rule.GENERATOR, "spec", "it is used as before"))
        : refused.stream();
  }

  private static Finding state(Seen<GeneratorState> seen) {
    return GeneratorStatePlan.refusal(seen.object().getSpec())
        .map(
            why ->
                seen.decide(
                    Rule.GENERATOR_STATE,
                    "spec.resource",
                    why.message(),
                    "let ESO clean up before it goes"))
        .orElseGet(() -> seen.same(Rule.GENERATOR_STATE, "spec", "it goes when its time has come"));
  }
}
