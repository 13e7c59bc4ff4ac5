package dev.tsunagi.provisioning.engine;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Contained;
import dev.tsunagi.provisioning.engine.Observation.Absent;
import dev.tsunagi.provisioning.engine.Observation.Ambiguous;
import dev.tsunagi.provisioning.engine.Observation.Facts;
import dev.tsunagi.provisioning.engine.Observation.Inherited;
import dev.tsunagi.provisioning.engine.Observation.Present;
import dev.tsunagi.provisioning.engine.Observation.Unclear;
import dev.tsunagi.provisioning.engine.Observation.Unconfirmed;

/// Decides about the end of a resource that is to be deleted. Nothing goes that is not ours, and an
/// object does not go on a doubt: `spec.deletionPolicy: Retain` lets it go at any time.
final class DeletionPlanner {

  /// As many as are named in a sentence.
  private static final int SOME = 5;

  private final Situation at;

  DeletionPlanner(Situation at) {
    this.at = at;
  }

  Plan plan() {
    return switch (at.seen()) {
      case Absent _ -> new Plan.Release("there is none in OCI");
      case Ambiguous _, Inherited _ -> new Plan.Release("none in OCI is known to be ours");
      case Unclear(_, var why) -> new Plan.Refuse(why);
      case Unconfirmed _ -> new Plan.Await(at.poll());
      case Present(var facts, _) -> present(facts);
    };
  }

  private Plan present(Facts facts) {
    return switch (facts.claim()) {
      case Claim.Ours _ -> ours(facts);
      case Claim.Nobodys _ -> new Plan.Release("it does not carry our tags, so it stays in OCI");
      case Claim.Anothers(var who, _) ->
          new Plan.Release("it belongs to %s, so it stays in OCI".formatted(who));
    };
  }

  private Plan ours(Facts facts) {
    return switch (facts.lifecycle()) {
      case CHANGING, DELETING -> new Plan.Await(at.poll());
      case READY, STOPPED, BROKEN -> at.contents().isEmpty() ? deleted(facts) : held(facts);
      case DELETED -> new Plan.Release("OCI has deleted it");
    };
  }

  /// Whoever asked for what is in it has not asked for its end.
  private Plan held(Facts facts) {
    var all = at.contents().stream().map(Contained::describe).sorted().toList();
    var some = String.join(", ", all.subList(0, Math.min(SOME, all.size())));
    var more = all.size() <= SOME ? "" : " and %d more".formatted(all.size() - SOME);
    return new Plan.Hold(
        "%s %s is not empty, and OCI would delete with it %s%s. Delete or move what it holds; it goes"
                .formatted(at.noun(), facts.id(), some, more)
            + " soon after the last of it is gone");
  }

  private Plan deleted(Facts facts) {
    var failed = at.failed();
    return failed == null || !failed.doing().equals("Delete")
        ? new Plan.Delete(facts.id())
        : new Plan.Refuse(
            new Failure.Refused(
                "DeleteFailed",
                "OCI could not delete %s %s: %s"
                    .formatted(at.noun(), facts.id(), failed.message())));
  }
}
