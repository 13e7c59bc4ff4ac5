package dev.tsunagi.secrets.provider.vault;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.oracle.bmc.vault.model.SecretSummary.LifecycleState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a secret that answers 404 counts as gone. `listed` is what is listed of the secret `db`
/// and of others, `none` when the list is not allowed.
class FateDecisionTest {

  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # listed                       | by its OCID       | read      |
          db=PENDING_DELETION            | -                 | -         | Deleted[state=PENDING_DELETION]
          db=SCHEDULING_DELETION         | -                 | -         | Deleted[state=SCHEDULING_DELETION]
          db=DELETING                    | -                 | -         | Deleted[state=DELETING]
          db=DELETED                     | -                 | -         | Deleted[state=DELETED]
          db=DELETED db=PENDING_DELETION | -                 | -         | Deleted[state=DELETED]
          db=DELETED db=ACTIVE           | -                 | -         | Doubt: state ACTIVE
          db=ACTIVE                      | -                 | -         | Doubt: state ACTIVE
          db=UPDATING                    | -                 | -         | Doubt: state UPDATING
          db=CREATING                    | -                 | -         | Doubt: state CREATING
          db=FAILED                      | -                 | -         | Doubt: state FAILED
          db=CANCELLING_DELETION         | -                 | -         | Doubt: state CANCELLING_DELETION
          db=NEW_IN_OCI                  | -                 | -         | Doubt: state
          none                           | -                 | -         | Doubt: may not list
          none                           | -                 | PT-30H    | Doubt: may not list
          none                           | PENDING_DELETION  | PT-1M     | Deleted[state=PENDING_DELETION]
          none                           | ACTIVE            | PT-1M     | Doubt: state ACTIVE
          api=ACTIVE                     | DELETED           | PT-1M     | Deleted[state=DELETED]
          api=ACTIVE                     | ACTIVE            | PT-30H    | Doubt: state ACTIVE
          api=ACTIVE                     | -                 | -         | NotListed[others=1]
          api=ACTIVE tls=UPDATING        | -                 | -         | NotListed[others=2]
          api=ACTIVE tls=DELETED         | -                 | PT-24H    | NotListed[others=1]
          api=ACTIVE                     | -                 | PT-23H59M | Doubt: moved to another compartment
          api=ACTIVE                     | -                 | PT0S      | Doubt: moved to another compartment
          -                              | -                 | -         | Doubt: no living secret
          -                              | -                 | PT-30H    | Doubt: no living secret
          api=PENDING_DELETION           | -                 | -         | Doubt: no living secret
          DB=ACTIVE                      | -                 | -         | NotListed[others=1]
          """)
  void onlyEvidenceMakesAnAbsence(
      @Nullable String listed, @Nullable String byId, @Nullable Duration read, String fate) {
    var clues =
        new FateDecision.Clues(
            "db",
            census(listed),
            Optional.ofNullable(byId).map(LifecycleState::create),
            Optional.ofNullable(read).map(NOW::plus));
    var decided = FateDecision.decide(clues, NOW).toString();
    if (fate.startsWith("Doubt: ")) {
      assertThat(decided).startsWith("Doubt[").contains(fate.substring(7));
    } else {
      assertThat(decided).isEqualTo(fate);
    }
  }

  private static Census census(@Nullable String listed) {
    if ("none".equals(listed)) {
      return new Census.Unseen("You may not list.");
    }
    var states = new HashMap<String, List<LifecycleState>>();
    Stream.of(Objects.requireNonNullElse(listed, "").split(" ", -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split("=", -1))
        .forEach(
            entry ->
                states
                    .computeIfAbsent(entry[0], _ -> new ArrayList<>())
                    .add(LifecycleState.create(entry[1])));
    return new Census.Seen(states);
  }
}
