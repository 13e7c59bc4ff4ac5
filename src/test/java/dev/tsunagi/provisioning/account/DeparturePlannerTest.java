package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Fate;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.OnDeletion;
import dev.tsunagi.provisioning.account.Ledger.Entry;
import dev.tsunagi.provisioning.account.Ledger.Kind;
import dev.tsunagi.provisioning.account.Ledger.Standing;
import dev.tsunagi.provisioning.account.Seen.SeenAccount;
import dev.tsunagi.provisioning.account.Seen.SeenDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes, what stays, and what nobody is sure of.
class DeparturePlannerTest {

  private static final Holder HOLDER = new Holder("cluster", "shop", "orders");
  private static final AccountNames NAMES = AccountNames.of(HOLDER, "");

  @ParameterizedTest(name = "account {0}, database {1}: {2} {3} {4} {5}: {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # account | database | first       | second | database is | others | plan
          DROP | KEEP | ours        | absent  | ours     | no  | DropAccount first
          DROP | KEEP | absent      | ours    | ours     | no  | DropAccount second
          DROP | KEEP | absent      | absent  | ours     | no  | Release database remains
          DROP | KEEP | foreign     | absent  | ours     | no  | Release account, database remain
          DROP | KEEP | half        | absent  | absent   | no  | Release account remains
          DROP | KEEP | half, opens | absent  | absent   | no  | DropAccount first
          DROP | KEEP | gone        | absent  | absent   | no  | Forget ACCOUNT
          DROP | KEEP | absent      | absent  | gone     | no  | Forget DATABASE
          DROP | KEEP | absent      | absent  | absent   | no  | Release nothing
          DROP | DROP | ours        | absent  | ours     | no  | DropAccount first
          DROP | DROP | absent      | absent  | ours     | no  | DropDatabase
          DROP | DROP | absent      | absent  | ours     | yes | Conflict
          DROP | DROP | absent      | absent  | half     | no  | Release database remains
          DROP | DROP | absent      | absent  | found    | no  | Release database remains
          DROP | DROP | absent      | absent  | foreign  | no  | Release database remains
          KEEP | DROP | ours        | absent  | absent   | no  | Release account remains
          """)
  void onlyWhatIsOursGoes(
      Fate account,
      Fate database,
      String first,
      String second,
      String databaseIs,
      String others,
      String plan) {
    var seen =
        new Seen(
            true,
            new SeenDatabase(exists(databaseIs), false, entry(Kind.DATABASE, databaseIs)),
            Map.of(NAMES.user(1), account(first), NAMES.user(2), account(second)),
            others.equals("yes") ? List.of("cluster/shop/reader") : List.of());
    var opens = first.contains("opens") ? Set.of(NAMES.user(1)) : Set.<String>of();
    var fates = new OnDeletion(account, database);
    var planned = new DeparturePlanner(HOLDER, NAMES, fates, seen, opens).plan();
    assertThat(told(planned)).isEqualTo(plan);
  }

  private static boolean exists(String words) {
    return !words.equals("absent") && !words.equals("gone");
  }

  private static SeenAccount account(String words) {
    return new SeenAccount(
        exists(words), entry(Kind.ACCOUNT, words), Collections.emptySortedSet(), false);
  }

  private static Optional<Entry> entry(Kind kind, String words) {
    return words.equals("absent") || words.equals("foreign")
        ? Optional.empty()
        : Optional.of(
            new Entry(
                kind,
                "orders",
                HOLDER.toString(),
                words.startsWith("half")
                    ? Standing.ANNOUNCED
                    : words.equals("found") ? Standing.FOUND : Standing.MADE,
                1));
  }

  private static String told(DeparturePlan plan) {
    return switch (plan) {
      case DeparturePlan.DropAccount(var user) ->
          "DropAccount " + (user.endsWith("_1") ? "first" : "second");
      case DeparturePlan.DropDatabase _ -> "DropDatabase";
      case DeparturePlan.Forget(var kind, _) -> "Forget " + kind;
      case DeparturePlan.Release(var why) -> "Release " + shortened(why);
      case DeparturePlan.Refuse(var why) -> why.getClass().getSimpleName();
    };
  }

  private static String shortened(String why) {
    return why.startsWith("nothing")
        ? "nothing"
        : why.replaceAll(" \"[^\"]*\"", "").replace(" on the DB system", "");
  }
}
