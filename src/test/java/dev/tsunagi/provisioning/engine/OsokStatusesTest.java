package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.Origin;
import dev.tsunagi.api.provisioning.OsokStatus;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The column `Status` of OSOK, told truly.
class OsokStatusesTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @ParameterizedTest(name = "{0} {1}, Ready {2}, Synced {3} {4}: {5}")
  @CsvSource(
      textBlock =
          """
          ,         ,         False, True,  Synced,         Provisioning
          ,         ,         False, False, Pending,        Provisioning
          ,         ,         False, False, AccessDenied,   Failed
          CHANGING, CREATING, False, True,  Synced,         Provisioning
          CHANGING, UPDATING, ,      True,  Synced,         Updating
          READY,    ACTIVE,   True,  True,  Synced,         Active
          READY,    ACTIVE,   ,      False, OciUnavailable, Active
          READY,    ACTIVE,   False, True,  Synced,         Provisioning
          READY,    ACTIVE,   False, False, OwnedByAnother, Failed
          READY,    ACTIVE,   False, False, Pending,        Provisioning
          DELETING, DELETING, False, True,  Synced,         Terminating
          BROKEN,   FAILED,   False, False, Refused,        Failed
          """)
  void theLastConditionIsTheOneThatHolds(
      Lifecycle lifecycle, String state, String ready, String synced, String reason, String type) {
    var earlier = new Condition("Earlier", "True", "", "", NOW.minusSeconds(60));
    var before = new OsokStatus(List.of(earlier), "", "", "", null, null, null, null);
    var found = Findings.onRecord(ProvisionedStatus.EMPTY);
    if (lifecycle != null) {
      found =
          found.seen(
              new Observation.Facts("id", lifecycle, state, new Claim.Ours(), Drift.NONE),
              Origin.CREATED,
              Findings.Shown.NOTHING);
    }
    var says = new Verdict.Says(synced.equals("True"), reason, "told");
    var verdict =
        new Verdict(
            Optional.ofNullable(ready).map(r -> new Verdict.Says(r.equals("True"), reason, "told")),
            says);
    var conditions = OsokStatuses.of(before, found, verdict, NOW).conditions();
    assertThat(conditions)
        .extracting(c -> c.type() + "=" + c.status())
        .containsExactly("Earlier=False", type + "=True");
  }

  /// Forgotten, it would no longer keep us from making another resource.
  @Test
  void whatOsokNotedStaysUntilWeKnowOfAResource() {
    var before = new OsokStatus(List.of(), "ocid1.old", "", "", null, null, null, null);
    var refused = Verdict.synced(new Verdict.Says(false, "OwnershipUnknown", "told"), "told");
    var nothing = Findings.onRecord(ProvisionedStatus.EMPTY);
    assertThat(OsokStatuses.of(before, nothing, refused, NOW).ocid()).isEqualTo("ocid1.old");
    assertThat(OsokStatuses.of(before, nothing.created("ocid1.new"), refused, NOW).ocid())
        .isEqualTo("ocid1.new");
    assertThat(OsokStatuses.of(before, nothing.pledged(new Pledge(1, NOW)), refused, NOW).ocid())
        .isEmpty();
  }
}
