package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Privileges;
import dev.tsunagi.provisioning.account.Ledger.Entry;
import dev.tsunagi.provisioning.account.Ledger.Kind;
import dev.tsunagi.provisioning.account.Ledger.Standing;
import dev.tsunagi.provisioning.account.Seen.SeenAccount;
import dev.tsunagi.provisioning.account.Seen.SeenDatabase;
import dev.tsunagi.secrets.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of decisions. A world is told in words: `database`, `first` and `second` account,
/// `vault`, `secret` and `wish`.
class MySqlAccountPlannerTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Holder HOLDER = new Holder("cluster", "shop", "orders");
  private static final AccountNames NAMES = AccountNames.of(HOLDER, "");
  private static final SortedSet<String> PRESET = Presets.of(Privileges.READ_WRITE);

  @ParameterizedTest(name = "{0}, {1}, {2}, vault {3}, secret {4}, wish {5}: {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # database       | first          | second    | vault      | secret | wish        | plan
          no ledger        | absent         | absent    | empty      | none   |             | OpenLedger
          absent           | absent         | absent    | empty      | none   |             | MakeDatabase new
          announced        | absent         | absent    | empty      | none   |             | MakeDatabase announced
          half             | absent         | absent    | empty      | none   |             | AcceptDatabase
          found            | absent         | absent    | empty      | none   |             | KeepPassword 1
          found, full      | absent         | absent    | empty      | none   |             | KeepPassword 1
          found, gone      | absent         | absent    | empty      | none   |             | DatabaseLost
          half, full       | absent         | absent    | empty      | none   |             | DatabaseNotOurs
          foreign          | absent         | absent    | empty      | none   |             | DatabaseNotOurs
          elsewhere        | absent         | absent    | empty      | none   | named       | DatabaseNotOurs
          neighbour        | absent         | absent    | empty      | none   |             | DatabaseNotOurs
          neighbour        | absent         | absent    | empty      | none   | named       | KeepPassword 1
          neighbour, gone  | absent         | absent    | empty      | none   | named       | Unresolved
          neighbour, soon  | absent         | absent    | empty      | none   | named       | Pending
          gone             | ready          | absent    | 1          | held   |             | DatabaseLost
          gone             | ready          | absent    | 1          | held   | start over  | MakeDatabase announced
          ready            | absent         | absent    | empty      | none   |             | KeepPassword 1
          ready            | absent         | absent    | 4 another  | none   |             | KeepPassword 5
          ready            | ready 3        | ready 2   | empty      | held   |             | KeepPassword 4
          ready            | absent         | absent    | 1          | none   |             | MakeAccount 1 new
          ready            | announced      | absent    | 1          | none   |             | MakeAccount 1 announced
          ready            | half, opens    | absent    | 1          | none   |             | Recognise 1
          ready            | half           | absent    | 1          | none   |             | AccountNotOurs
          ready            | foreign        | absent    | 1          | none   |             | AccountNotOurs
          ready            | elsewhere      | absent    | 1          | none   |             | AccountNotOurs
          ready            | gone           | absent    | 1          | none   |             | MakeAccount 1 announced
          ready            | ready, refuses | absent    | 1          | none   |             | Rekey 1
          ready            | ready 1        | absent    | 3          | none   |             | Rekey 3
          ready            | ready, bare    | absent    | 1          | none   |             | Adjust first +8 -0
          ready            | ready, excess  | absent    | 1          | none   |             | Adjust first +0 -1
          ready            | ready, open    | absent    | 1          | none   |             | Adjust first +0 -0
          ready            | ready          | ready, excess | 1      | held   |             | Adjust second +0 -1
          ready            | ready          | foreign   | 1          | held   |             | HandOut
          ready            | ready          | absent    | 1          | none   |             | HandOut
          ready            | ready          | absent    | 1          | held   |             | HandOut
          ready            | ready          | absent    | 1          | held   | every 2h    | HandOut 13:00
          ready            | ready          | absent    | 1          | held   | every 1h    | KeepPassword 2
          ready            | ready          | absent    | 1          | none   | every 1h    | HandOut 12:00
          ready            | ready          | absent    | 1          | held   | at 11:30    | KeepPassword 2
          ready            | ready          | absent    | 1          | held   | at 11:00    | HandOut
          ready            | ready          | absent    | 1          | held   | at 12:30    | HandOut 12:30
          ready            | ready          | absent    | 2          | held   | at 11:30    | MakeAccount 2 new
          ready            | ready          | ready 2   | 2          | none   | at 11:30    | HandOut 11:30
          """)
  void thereIsOneThingToDo(
      String database,
      String first,
      String second,
      String vault,
      String secret,
      String wish,
      String plan) {
    var at = situation(database, first, second, vault, secret, wish == null ? "" : wish);
    assertThat(told(MySqlAccountPlanner.plan(at, NOW))).isEqualTo(plan);
  }

  private static Situation situation(
      String database, String first, String second, String vault, String secret, String wish) {
    var kept = kept(vault);
    var current = kept.map(k -> k.serial() % 2 == 1 ? first : second).orElse("");
    var accounts = Map.of(NAMES.user(1), account(1, first), NAMES.user(2), account(2, second));
    return new Situation(
        HOLDER,
        "uid",
        NAMES,
        wish(wish),
        kept,
        new Seen(!database.equals("no ledger"), database(database), accounts, List.of()),
        current.contains("opens") || (current.startsWith("ready") && !current.contains("refuses")),
        secret.equals("held"));
  }

  private static SeenDatabase database(String words) {
    var exists =
        Set.of(
            "found",
            "found, full",
            "half",
            "half, full",
            "foreign",
            "elsewhere",
            "neighbour",
            "ready");
    var entry =
        switch (words) {
          case "announced", "half", "half, full" -> entry(Kind.DATABASE, HOLDER, false, 0);
          case "gone", "ready" -> entry(Kind.DATABASE, HOLDER, true, 0);
          case "found", "found, full", "found, gone" ->
              new Entry(Kind.DATABASE, "orders", HOLDER.toString(), Standing.FOUND, 0);
          case "elsewhere" -> entry(Kind.DATABASE, new Holder("other", "shop", "orders"), true, 0);
          case "neighbour", "neighbour, gone" ->
              entry(Kind.DATABASE, new Holder("cluster", "shop", "more"), true, 0);
          case "neighbour, soon" ->
              entry(Kind.DATABASE, new Holder("cluster", "shop", "more"), false, 0);
          default -> null;
        };
    return new SeenDatabase(
        exists.contains(words), !words.contains("full"), Optional.ofNullable(entry));
  }

  private static SeenAccount account(int slot, String words) {
    var exists = !Set.of("absent", "announced", "gone").contains(words);
    var digits = words.replaceAll("\\D", "");
    var serial = digits.isEmpty() ? slot : Integer.parseInt(digits);
    var owner = words.startsWith("elsewhere") ? new Holder("cluster", "other", "orders") : HOLDER;
    var made = words.startsWith("ready") || words.startsWith("gone") || words.equals("elsewhere");
    var known = !words.equals("absent") && !words.equals("foreign");
    var has = new TreeSet<>(words.contains("bare") ? Set.<String>of() : PRESET);
    if (words.contains("excess")) {
      has.add("DROP");
    }
    return new SeenAccount(
        exists,
        known ? Optional.of(entry(Kind.ACCOUNT, owner, made, made ? serial : 0)) : Optional.empty(),
        has,
        !words.contains("open") || words.contains("opens"));
  }

  private static Entry entry(Kind kind, Holder owner, boolean made, int serial) {
    var standing = made ? Standing.MADE : Standing.ANNOUNCED;
    return new Entry(kind, "orders", owner.toString(), standing, serial);
  }

  private static Optional<KeptCredential> kept(String words) {
    if (words.equals("empty")) {
      return Optional.empty();
    }
    var serial = Integer.parseInt(words.replaceAll("\\D", ""));
    var uid = words.contains("another") ? "before" : "uid";
    return Optional.of(
        new KeptCredential(
            HOLDER.toString(),
            uid,
            serial,
            NAMES.user(serial),
            SecretValue.of("password"),
            NOW.minus(Duration.ofHours(1))));
  }

  private static Situation.Wish wish(String words) {
    return new Situation.Wish(
        words.equals("named"),
        PRESET,
        true,
        words.startsWith("every") ? Duration.parse("PT" + words.substring(6)) : null,
        words.startsWith("at")
            ? Instant.parse("2026-06-01T%s:00Z".formatted(words.substring(3)))
            : null,
        words.equals("start over") ? "orders" : "");
  }

  private static String told(MySqlAccountPlan plan) {
    return switch (plan) {
      case MySqlAccountPlan.OpenLedger _ -> "OpenLedger";
      case MySqlAccountPlan.MakeDatabase(_, var announced) ->
          "MakeDatabase " + (announced ? "announced" : "new");
      case MySqlAccountPlan.AcceptDatabase _ -> "AcceptDatabase";
      case MySqlAccountPlan.KeepPassword(var serial, _) -> "KeepPassword " + serial;
      case MySqlAccountPlan.MakeAccount(_, var serial, var announced) ->
          "MakeAccount " + serial + (announced ? " announced" : " new");
      case MySqlAccountPlan.Recognise(_, var serial) -> "Recognise " + serial;
      case MySqlAccountPlan.Rekey(_, var serial) -> "Rekey " + serial;
      case MySqlAccountPlan.Adjust(var user, var missing, var excess, _) ->
          "Adjust %s +%d -%d"
              .formatted(user.endsWith("_1") ? "first" : "second", missing.size(), excess.size());
      case MySqlAccountPlan.HandOut(var next) ->
          next == null ? "HandOut" : "HandOut " + next.toString().substring(11, 16);
      case MySqlAccountPlan.Refuse(dev.tsunagi.failure.Failure.Refused(var reason, _)) -> reason;
      case MySqlAccountPlan.Refuse(var why) -> why.getClass().getSimpleName();
    };
  }

  @Test
  void aRefusalTellsTheAdministratorHowToHandOver() {
    var at = situation("foreign", "absent", "absent", "empty", "none", "");
    var plan = (MySqlAccountPlan.Refuse) MySqlAccountPlanner.plan(at, NOW);
    assertThat(plan.why().message())
        .contains("REPLACE INTO tsunagi_ledger.entries", "'cluster/shop/orders'", "'orders'");
  }
}
