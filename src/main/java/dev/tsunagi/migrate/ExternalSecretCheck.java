package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.secrets.external.ExternalSecretAcceptance;
import dev.tsunagi.secrets.external.Takeover;
import io.fabric8.kubernetes.api.model.Secret;

/// ExternalSecrets: whether they are served, and whether a Secret is written.
final class ExternalSecretCheck {

  private final Scene at;
  private final Seen<ExternalSecret> seen;

  private ExternalSecretCheck(Scene at, Seen<ExternalSecret> seen) {
    this.at = at;
    this.seen = seen;
  }

  static Stream<Finding> look(Scene at) {
    return at.all().all(ExternalSecret.class).stream()
        .filter(seen -> !seen.isLeaving())
        .flatMap(seen -> new ExternalSecretCheck(at, seen).look());
  }

  private Stream<Finding> look() {
    var es = seen.object();
    var needs = new NeedsCheck(at, seen, es.getMetadata().getNamespace());
    var asked = Takeover.needs(es.getSpec());
    var foreign = needs.foreign(asked.stores());
    if (foreign.isPresent()) {
      return foreign.stream();
    }
    var genericTargets = at.settings().genericTargets();
    var refusal = Refusal.of(() -> ExternalSecretAcceptance.check(es, genericTargets));
    if (refusal.isPresent()) {
      return Stream.of(
          seen.blocked(
              Rule.REFUSED, "spec", refusal.get(), "correct it; its Secret stays until then"));
    }
    var unserved = needs.generators(asked.generators());
    return unserved.isEmpty() ? Stream.concat(tags(), Stream.of(target())) : unserved.stream();
  }

  /// ESO takes what has any of the tags.
  private Stream<Finding> tags() {
    var entries = seen.object().getSpec().dataFrom();
    return IntStream.range(0, entries.size())
        .filter(i -> entries.get(i).find() != null)
        .filter(i -> Objects.requireNonNull(entries.get(i).find()).tags().size() > 1)
        .mapToObj(
            i ->
                seen.decide(
                    Rule.FIND_ALL_TAGS,
                    "spec.dataFrom[" + i + "].find.tags",
                    "ESO took every secret with any of the tags; Tsunagi takes those with all",
                    "make one entry for each tag if any is meant"));
  }

  private Finding target() {
    var spec = seen.object().getSpec();
    if (spec.target().manifest() != null) {
      return seen.note(
          Rule.TARGET,
          "spec.target.manifest",
          "it is compared with what is read, and written where it differs");
    }
    var secret = secret();
    if (secret.isEmpty()
        && !at.all().isWhole()
        && spec.target().creationPolicy() != CreationPolicy.NONE) {
      return seen.note(
          Rule.TARGET,
          "spec.target",
          "whether Secret \"%s\" is as it was written is not known: it is not among the objects"
              .formatted(Takeover.target(seen.object())));
    }
    return switch (Takeover.of(seen.object(), secret, at.now())) {
      case Takeover.Kept(var next) -> kept(secret, next);
      case Takeover.Due(var why) -> due(secret, why);
    };
  }

  private Optional<Secret> secret() {
    var namespace = seen.object().getMetadata().getNamespace();
    return at.all().find(Secret.class, namespace, Takeover.target(seen.object()));
  }

  private Finding kept(Optional<Secret> secret, Optional<Instant> next) {
    var evidence = secret.map(s -> "%s; ".formatted(evidence(s))).orElse("");
    return seen.same(
        Rule.TARGET,
        "spec.target",
        evidence
            + next.map(when -> "it is read again at " + when)
                .orElse("it is read again when it is changed"));
  }

  private Finding due(Optional<Secret> secret, Takeover.Why why) {
    return switch (why) {
      case NEW -> note("it was never synced: it is read at once, and its Secret written");
      case EDITED -> note("it was edited since ESO read it: " + differs());
      case ELAPSED -> note("its interval has run out: " + differs());
      case DRIFTED -> secret.map(this::drifted).orElseGet(this::missing);
    };
  }

  private static String differs() {
    return "it is read at once, and its Secret written only where the values are others";
  }

  private Finding missing() {
    return seen.object().getSpec().target().creationPolicy() == CreationPolicy.MERGE
        ? note("its Secret is not there, or not marked as managed: it is read at once")
        : note("its Secret is not there: it is read at once, and the Secret made");
  }

  private Finding drifted(Secret secret) {
    return seen.decide(
        Rule.TARGET_DRIFTED,
        "spec.target",
        "%s; it is written anew at once".formatted(evidence(secret)),
        "take what somebody changed there to the vault, or it is lost, as with ESO");
  }

  /// Never a value: the marks and hashes that decide.
  private static String evidence(Secret secret) {
    var hashes = Takeover.hashes(secret);
    var name = secret.getMetadata().getName();
    if (hashes.marked() == null) {
      return "Secret \"%s\" carries no hash of ESO's".formatted(name);
    }
    return hashes.actual().equals(hashes.marked())
        ? "Secret \"%s\" has the data that ESO wrote (hash %s)".formatted(name, hashes.actual())
        : "Secret \"%s\" has other data than ESO wrote (hash %s, not %s)"
            .formatted(name, hashes.actual(), hashes.marked());
  }

  private Finding note(String happens) {
    return seen.note(Rule.TARGET, "spec.target", happens);
  }
}
