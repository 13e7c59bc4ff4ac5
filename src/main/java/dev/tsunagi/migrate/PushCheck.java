package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretSpec;
import dev.tsunagi.secrets.push.PushDecision;
import dev.tsunagi.secrets.push.PushSecretAcceptance;
import dev.tsunagi.secrets.push.PushSecretReconciler;

/// PushSecrets: whether they are served, and what becomes of what ESO pushed.
final class PushCheck {

  private final Scene at;
  private final Seen<PushSecret> seen;

  private PushCheck(Scene at, Seen<PushSecret> seen) {
    this.at = at;
    this.seen = seen;
  }

  static Stream<Finding> look(Scene at) {
    return at.all().all(PushSecret.class).stream()
        .filter(seen -> !seen.isLeaving())
        .flatMap(seen -> new PushCheck(at, seen).look());
  }

  private Stream<Finding> look() {
    var push = seen.object();
    var needs = new NeedsCheck(at, seen, push.getMetadata().getNamespace());
    var foreign = needs.foreign(stores());
    if (foreign.isPresent()) {
      return foreign.stream();
    }
    var refusal = Refusal.of(() -> PushSecretAcceptance.check(push));
    if (refusal.isPresent()) {
      return Stream.of(
          seen.blocked(
              Rule.REFUSED, "spec", refusal.get(), "correct it; nothing is pushed until then"));
    }
    var generator = push.getSpec().selector().generatorRef();
    var unserved =
        generator == null
            ? List.<Finding>of()
            : needs.generators(Map.of("spec.selector.generatorRef", generator));
    return unserved.isEmpty() ? Stream.concat(Stream.of(when()), less()) : unserved.stream();
  }

  private Map<String, StoreRef> stores() {
    var stores = new LinkedHashMap<String, StoreRef>();
    var references = seen.object().getSpec().secretStoreRefs();
    for (var i = 0; i < references.size(); i++) {
      var reference = references.get(i);
      stores.put(
          "spec.secretStoreRefs[" + i + "]", new StoreRef(reference.name(), reference.kind()));
    }
    return stores;
  }

  private Finding when() {
    return PushDecision.isDue(seen.object(), at.now())
        ? seen.note(
            Rule.PUSH,
            "spec",
            "it is compared with its stores at once, and written only where they differ")
        : seen.same(Rule.PUSH, "spec", "nothing is pushed before its interval has run out");
  }

  private Stream<Finding> less() {
    var found = new ArrayList<Finding>();
    var pushed = seen.object().getStatus().syncedPushSecrets();
    if (seen.object().getSpec().deletionPolicy() == PushSecretSpec.DeletionPolicy.DELETE
        && !pushed.isEmpty()) {
      found.add(
          seen.note(
              Rule.PUSH_DELETES_LESS,
              "spec.deletionPolicy",
              "what ESO pushed carries no mark of who created it: Tsunagi goes on writing it, and"
                  + " never deletes it"));
    }
    if (!seen.object().getMetadata().getFinalizers().contains(PushSecretReconciler.FINALIZER)) {
      found.add(
          seen.note(
              Rule.FINALIZER, "metadata.finalizers", "it gets " + PushSecretReconciler.FINALIZER));
    }
    return found.stream();
  }
}
