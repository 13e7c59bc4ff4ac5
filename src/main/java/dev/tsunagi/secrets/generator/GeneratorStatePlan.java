package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.GeneratorStateSpec;
import dev.tsunagi.failure.Failure;

/// What is to be done with a state that ESO left behind.
public sealed interface GeneratorStatePlan {

  /// It is in use.
  record Keep() implements GeneratorStatePlan {}

  /// Its time comes at `when`.
  record Await(Instant when) implements GeneratorStatePlan {}

  /// Its time has come.
  record Delete() implements GeneratorStatePlan {}

  /// Only another controller can clean up.
  record Refuse(Failure why) implements GeneratorStatePlan {}

  static GeneratorStatePlan of(GeneratorStateSpec spec, Instant now) {
    var deadline = spec.garbageCollectionDeadline();
    if (deadline == null) {
      return new Keep();
    }
    if (deadline.isAfter(now)) {
      return new Await(deadline);
    }
    return refusal(spec).<GeneratorStatePlan>map(Refuse::new).orElseGet(Delete::new);
  }

  /// Why we may not let go of it, if so: what it stands for would be left behind for ever.
  static Optional<Failure> refusal(GeneratorStateSpec spec) {
    return GeneratorKinds.isStateless(spec.kind())
        ? Optional.empty()
        : Optional.of(
            new Failure.Refused(
                "Unsupported",
                ("spec.resource is a generator of kind \"%s\", whose remains Tsunagi cannot clean"
                        + " up; let External Secrets Operator do it, or revoke them at their origin"
                        + " and then take the finalizer %s off")
                    .formatted(spec.kind(), GeneratorStateReconciler.FINALIZER)));
  }
}
