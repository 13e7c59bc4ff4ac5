package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecretSpec;
import dev.tsunagi.api.secrets.PushStoreRef;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Refuses a `dataTo` whose store is not one of the PushSecret's. Pure.
final class DataToRefs {

  private DataToRefs() {}

  static void check(PushSecretSpec spec, List<PushTarget> targets) {
    for (var i = 0; i < spec.dataTo().size(); i++) {
      var reference = spec.dataTo().get(i).storeRef();
      if (reference != null) {
        check("spec.dataTo[" + i + "].storeRef", reference, spec, targets);
      }
    }
  }

  private static void check(
      String path, PushStoreRef reference, PushSecretSpec spec, List<PushTarget> targets) {
    if (reference.name().isEmpty()) {
      if (targets.stream().noneMatch(target -> target.isMeantBy(reference))) {
        throw refused(
            "%s.labelSelector does not match any store in secretStoreRefs".formatted(path));
      }
    } else if (spec.secretStoreRefs().stream().noneMatch(known -> isSame(known, reference))) {
      throw refused(
          "%s: %s \"%s\" is not in secretStoreRefs; name it there, too"
              .formatted(path, PushTarget.kind(reference.kind()), reference.name()));
    }
  }

  private static boolean isSame(PushStoreRef one, PushStoreRef other) {
    return one.kind() == other.kind() && one.name().equals(other.name());
  }

  private static FailureException refused(String text) {
    return new FailureException(new Failure.Invalid(text));
  }
}
