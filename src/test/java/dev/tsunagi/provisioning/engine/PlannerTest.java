package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.DriftedField;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.WorkStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Contained;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.engine.Observation.Facts;
import dev.tsunagi.provisioning.engine.Observation.Lead;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The decision table of provisioning.
class PlannerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest(name = "{0}: {1} {2} {3} {4} {5} -> {6}")
  @CsvSource(
      textBlock =
          """
          # intent, seen,         lead,   claim,  lifecycle, also,              plan
          EXIST,    absent,       ,       ,       ,          ,                  Promise 1
          EXIST,    absent,       ,       ,       ,          pledged,           Create
          EXIST,    absent,       ,       ,       ,          pledged long ago,  Promise 1
          EXIST,    absent,       ,       ,       ,          pledged elsewhere, Promise 1
          EXIST,    absent,       ,       ,       ,          replayable,        Create
          EXIST,    lost,         ,       ,       ,          ,                  Refuse ExternalResourceLost
          EXIST,    lost,         ,       ,       ,          start over,        Promise 2
          EXIST,    unclear,      ,       ,       ,          ,                  Refuse Denied
          EXIST,    unconfirmed,  ,       ,       ,          ,                  Await
          EXIST,    ambiguous,    ,       ,       ,          ,                  Refuse SeveralMatch
          EXIST,    inherited,    ,       ,       ,          ,                  Refuse OwnershipUnknown
          EXIST,    present,      STATUS, ours,   CHANGING,  ,                  Await
          EXIST,    present,      STATUS, ours,   DELETING,  ,                  Await
          EXIST,    present,      STATUS, ours,   DELETED,   ,                  Refuse ExternalResourceLost
          EXIST,    present,      STATUS, ours,   DELETED,   start over,        Promise 2
          EXIST,    present,      STATUS, ours,   BROKEN,    ,                  Refuse ExternalResourceFailed
          EXIST,    present,      STATUS, ours,   BROKEN,    start over,        Promise 2
          EXIST,    present,      STATUS, ours,   READY,     ,                  Keep
          EXIST,    present,      TAGS,   ours,   READY,     ,                  Keep
          EXIST,    present,      STATUS, ours,   STOPPED,   ,                  Keep
          EXIST,    present,      STATUS, ours,   READY,     drift,             Update
          EXIST,    present,      STATUS, ours,   READY,     drift failed,      Refuse UpdateFailed
          EXIST,    present,      STATUS, ours,   READY,     immutable drift,   Refuse ImmutableFieldChanged
          EXIST,    present,      STATUS, nobody, READY,     ,                  Refuse OwnershipUnknown
          EXIST,    present,      STATUS, other,  READY,     ,                  Refuse OwnedByAnother
          EXIST,    present,      SPEC,   nobody, READY,     ,                  Keep
          EXIST,    present,      SPEC,   nobody, READY,     drift,             Update
          EXIST,    present,      SPEC,   other,  READY,     drift,             Refuse OwnedByAnother
          EXIST,    present,      NAME,   nobody, READY,     ,                  Adopt
          EXIST,    present,      NAME,   nobody, STOPPED,   ,                  Adopt
          EXIST,    present,      NAME,   nobody, CHANGING,  ,                  Await
          EXIST,    present,      NAME,   nobody, READY,     adoption failed,   Refuse UpdateFailed
          EXIST,    present,      NAME,   other,  READY,     ,                  Refuse OwnedByAnother
          OBSERVE,  absent,       ,       ,       ,          ,                  Refuse Unresolved
          OBSERVE,  unclear,      ,       ,       ,          ,                  Refuse Denied
          OBSERVE,  present,      SPEC,   nobody, READY,     drift,             Keep
          OBSERVE,  present,      SPEC,   other,  READY,     immutable drift,   Keep
          OBSERVE,  present,      SPEC,   nobody, CHANGING,  ,                  Await
          OBSERVE,  present,      SPEC,   nobody, BROKEN,    ,                  Refuse ExternalResourceFailed
          RELEASE,  present,      STATUS, ours,   READY,     ,                  Release
          DELETE,   absent,       ,       ,       ,          ,                  Release
          DELETE,   lost,         ,       ,       ,          ,                  Release
          DELETE,   ambiguous,    ,       ,       ,          ,                  Release
          DELETE,   inherited,    ,       ,       ,          ,                  Release
          DELETE,   unclear,      ,       ,       ,          ,                  Refuse Denied
          DELETE,   unconfirmed,  ,       ,       ,          ,                  Await
          DELETE,   present,      STATUS, ours,   CHANGING,  ,                  Await
          DELETE,   present,      STATUS, ours,   DELETING,  ,                  Await
          DELETE,   present,      STATUS, ours,   DELETED,   ,                  Release
          DELETE,   present,      STATUS, ours,   READY,     ,                  Delete
          DELETE,   present,      STATUS, ours,   READY,     delete failed,     Refuse DeleteFailed
          DELETE,   present,      STATUS, ours,   STOPPED,   ,                  Delete
          DELETE,   present,      STATUS, ours,   BROKEN,    ,                  Delete
          DELETE,   present,      STATUS, ours,   READY,     not empty,         Hold
          DELETE,   present,      STATUS, ours,   BROKEN,    not empty,         Hold
          DELETE,   present,      STATUS, ours,   DELETING,  not empty,         Await
          DELETE,   present,      STATUS, nobody, READY,     not empty,         Release
          DELETE,   present,      STATUS, nobody, READY,     ,                  Release
          DELETE,   present,      STATUS, other,  READY,     ,                  Release
          """)
  void decides(
      Intent intent,
      String seen,
      Lead lead,
      String claim,
      Lifecycle lifecycle,
      String also,
      String plan) {
    var situation =
        situation(intent, seen(seen, lead, claim, lifecycle, also), String.valueOf(also));
    assertThat(words(Planner.plan(situation, NOW))).isEqualTo(plan);
  }

  private static Situation situation(Intent intent, Observation seen, String also) {
    var since = also.equals("pledged long ago") ? NOW.minusSeconds(3600) : NOW.minusSeconds(5);
    var pledge =
        also.startsWith("pledged") || also.equals("replayable") ? new Pledge(1, since) : null;
    var failed =
        also.endsWith("failed")
            ? new WorkStatus(
                "wr", also.startsWith("delete") ? "Delete" : "Update", "FAILED", 100, "no", NOW)
            : null;
    return new Situation(
        "stream",
        intent,
        seen,
        pledge,
        also.equals("replayable"),
        !also.equals("pledged elsewhere"),
        failed,
        failed == null ? "" : failed.message(),
        also.equals("start over") ? "ocid1" : "",
        also.equals("not empty") ? List.of(new Contained("stream", "a", "ocid2", "")) : List.of(),
        Duration.ofSeconds(30));
  }

  private static Observation seen(
      String seen, Lead lead, String claim, Lifecycle lifecycle, String also) {
    return switch (seen) {
      case "absent" -> new Observation.Absent("");
      case "lost" -> new Observation.Absent("ocid1");
      case "unclear" -> new Observation.Unclear("ocid1", new Failure.Denied("404"));
      case "unconfirmed" -> new Observation.Unconfirmed(NOW.plusSeconds(60));
      case "ambiguous" -> new Observation.Ambiguous(List.of("ocid1", "ocid2"));
      case "inherited" -> new Observation.Inherited("ocid1");
      default ->
          new Observation.Present(
              new Facts("ocid1", lifecycle, lifecycle.name(), claim(claim), drift(also)), lead);
    };
  }

  private static Claim claim(String whose) {
    return switch (whose) {
      case "ours" -> new Claim.Ours();
      case "nobody" -> new Claim.Nobodys();
      default -> new Claim.Anothers("shop/orders of this cluster");
    };
  }

  private static Drift drift(String also) {
    var field = List.of(new DriftedField("size", "2", "1"));
    return switch (String.valueOf(also)) {
      case "drift", "drift failed" -> new Drift(field, List.of());
      case "immutable drift" -> new Drift(List.of(), field);
      default -> Drift.NONE;
    };
  }

  private static String words(Plan plan) {
    return switch (plan) {
      case Plan.Promise(var pledge) -> "Promise " + pledge.attempt();
      case Plan.Refuse(Failure.Refused(var reason, _)) -> "Refuse " + reason;
      case Plan.Refuse(var why) -> "Refuse " + why.getClass().getSimpleName();
      default -> plan.getClass().getSimpleName();
    };
  }
}
