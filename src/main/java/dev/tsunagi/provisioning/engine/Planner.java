package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.DriftedField;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.engine.Observation.Absent;
import dev.tsunagi.provisioning.engine.Observation.Ambiguous;
import dev.tsunagi.provisioning.engine.Observation.Facts;
import dev.tsunagi.provisioning.engine.Observation.Inherited;
import dev.tsunagi.provisioning.engine.Observation.Lead;
import dev.tsunagi.provisioning.engine.Observation.Present;
import dev.tsunagi.provisioning.engine.Observation.Unclear;
import dev.tsunagi.provisioning.engine.Observation.Unconfirmed;

/// Decides; touches nothing. Where it is in doubt it neither makes nor deletes.
final class Planner {

  /// How soon a call must follow its pledge.
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Situation at;
  private final Instant now;

  private Planner(Situation at, Instant now) {
    this.at = at;
    this.now = now;
  }

  static Plan plan(Situation at, Instant now) {
    var planner = new Planner(at, now);
    return switch (at.intent()) {
      case EXIST -> planner.exist();
      case OBSERVE -> planner.observe();
      case DELETE -> new DeletionPlanner(at).plan();
      case RELEASE -> new Plan.Release("it stays in OCI");
    };
  }

  private Plan exist() {
    return switch (at.seen()) {
      case Absent(var knownId) when knownId.isEmpty() -> make();
      case Absent(var id) -> startOver(id).orElseGet(() -> lost(id));
      case Unclear(_, var why) -> new Plan.Refuse(why);
      case Unconfirmed(var until) -> new Plan.Await(Duration.between(now, until));
      case Ambiguous(var ids) -> ambiguous(ids);
      case Inherited(var id) -> inherited(id);
      case Present(var facts, var lead) -> existing(facts, lead);
    };
  }

  /// First the word, then the deed: whoever finds the pledge after a crash knows what to look for,
  /// and for how long, since a call follows its pledge closely or not at all.
  private Plan make() {
    var pledge = at.pledge();
    if (pledge == null) {
      return new Plan.Promise(new Pledge(1, now));
    }
    return at.replayable() || (at.mayCall() && isFresh(pledge))
        ? new Plan.Create(pledge)
        : new Plan.Promise(new Pledge(pledge.attempt(), now));
  }

  private boolean isFresh(Pledge pledge) {
    return pledge.since() != null && pledge.since().plus(FRESH).isAfter(now);
  }

  private Optional<Plan> startOver(String id) {
    var attempt = at.pledge() == null ? 1 : at.pledge().attempt();
    return id.equals(at.startOver())
        ? Optional.of(new Plan.Promise(new Pledge(attempt + 1, now)))
        : Optional.empty();
  }

  private Plan lost(String id) {
    return refuse(
        "ExternalResourceLost",
        ("OCI says that %s %s is gone; another is not made by itself. To make a new one, annotate"
                + " this object with tsunagi.dev/start-over=%s")
            .formatted(at.noun(), id, id));
  }

  private Plan ambiguous(List<String> ids) {
    return refuse(
        "SeveralMatch",
        "several live %ss have this name: %s. Put the OCID of the right one into spec.id"
            .formatted(at.noun(), String.join(", ", ids)));
  }

  private Plan inherited(String id) {
    return new Plan.Refuse(inherited(at.noun(), id));
  }

  static Failure inherited(String noun, String id) {
    return new Failure.Refused(
        "OwnershipUnknown",
        ("status.status.ocid, which OSOK wrote, names %s %s, but nothing in OCI tells that it was"
                + " made for this object. Put the OCID into spec.id to bind to it, or set"
                + " spec.adoptionPolicy: ByName to take it over")
            .formatted(noun, id));
  }

  private Plan existing(Facts facts, Lead lead) {
    return switch (facts.claim()) {
      case Claim.Anothers(var who, _) -> anothers(facts, who);
      case Claim.Nobodys _ ->
          switch (lead) {
            case SPEC -> settled(facts);
            case NAME -> found(facts);
            case STATUS, TAGS -> untagged(facts);
          };
      case Claim.Ours _ -> settled(facts);
    };
  }

  /// Tags are changed as other fields are: when the resource rests, and at times in vain.
  private Plan found(Facts facts) {
    return switch (facts.lifecycle()) {
      case CHANGING, DELETING -> new Plan.Await(at.poll());
      case READY, STOPPED, BROKEN, DELETED ->
          at.failed() == null
              ? new Plan.Adopt(facts.id())
              : refuse(
                  "UpdateFailed",
                  "OCI could not change the tags of %s %s, which make it this object's: %s"
                      .formatted(at.noun(), facts.id(), at.failed().message()));
    };
  }

  /// Its tags were taken away, or the status is forged: either way it is not ours to touch.
  private Plan untagged(Facts facts) {
    return refuse(
        "OwnershipUnknown",
        ("%s %s carries no tag that tells it was made for this object. Put its OCID into spec.id to"
                + " bind to it, or set spec.adoptionPolicy: ByName to take it over")
            .formatted(at.noun(), facts.id()));
  }

  private Plan anothers(Facts facts, String who) {
    return refuse(
        "OwnedByAnother",
        ("%s %s belongs to %s. Name another, or look at it with spec.managementPolicy: Observe; if"
                + " that object is no more, remove tag %s from it in OCI")
            .formatted(at.noun(), facts.id(), who, Owner.OWNER_TAG));
  }

  private Plan settled(Facts facts) {
    return switch (facts.lifecycle()) {
      case CHANGING -> new Plan.Await(at.poll());
      case DELETING -> new Plan.Await(at.poll());
      case DELETED -> startOver(facts.id()).orElseGet(() -> lost(facts.id()));
      case BROKEN -> startOver(facts.id()).orElseGet(() -> broken(facts));
      case READY, STOPPED -> corrected(facts);
    };
  }

  private Plan broken(Facts facts) {
    var why = at.lastFailure().isEmpty() ? "" : ": " + at.lastFailure();
    return refuse(
        "ExternalResourceFailed",
        ("%s %s is %s%s. Mend or delete it in OCI; to make a new one instead, annotate this object"
                + " with tsunagi.dev/start-over=%s")
            .formatted(at.noun(), facts.id(), facts.state(), why, facts.id()));
  }

  private Plan corrected(Facts facts) {
    var drift = facts.drift();
    if (!drift.immutable().isEmpty()) {
      return immutable(facts, drift.immutable());
    }
    if (drift.updatable().isEmpty()) {
      return new Plan.Keep(facts.id());
    }
    return at.failed() == null
        ? new Plan.Update(facts.id(), drift)
        : refuse(
            "UpdateFailed",
            "OCI could not change %s of %s %s: %s"
                .formatted(
                    Drift.names(drift.updatable()), at.noun(), facts.id(), at.failed().message()));
  }

  private Plan immutable(Facts facts, List<DriftedField> fields) {
    var all =
        fields.stream()
            .map(
                f ->
                    "spec.%s is \"%s\" and OCI has \"%s\""
                        .formatted(f.field(), f.desired(), f.actual()))
            .collect(Collectors.joining("; "));
    return refuse(
        "ImmutableFieldChanged",
        "%s of %s %s. OCI cannot change that; put the old value back, or make another object"
            .formatted(all, at.noun(), facts.id()));
  }

  private Plan observe() {
    return switch (at.seen()) {
      case Present(var facts, _) -> seen(facts);
      case Unclear(_, var why) -> new Plan.Refuse(why);
      case Ambiguous(var ids) -> ambiguous(ids);
      case Inherited(var id) -> inherited(id);
      case Absent _, Unconfirmed _ -> new Plan.Refuse(nothingToObserve(at.noun()));
    };
  }

  static Failure nothingToObserve(String noun) {
    return new Failure.Unresolved(
        "there is no such %s in OCI, and with managementPolicy: Observe none is made"
            .formatted(noun));
  }

  private Plan seen(Facts facts) {
    return switch (facts.lifecycle()) {
      case CHANGING, DELETING -> new Plan.Await(at.poll());
      case READY, STOPPED -> new Plan.Keep(facts.id());
      case BROKEN -> broken(facts);
      case DELETED -> lost(facts.id());
    };
  }

  private static Plan refuse(String reason, String message) {
    return new Plan.Refuse(new Failure.Refused(reason, message));
  }
}
