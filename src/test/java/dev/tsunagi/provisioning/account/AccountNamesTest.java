package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that fit, and that no two objects share.
class AccountNamesTest {

  private static AccountNames names(String name) {
    return AccountNames.of(new Holder("cluster", "shop", name), "");
  }

  @ParameterizedTest
  @CsvSource({
    "orders, orders",
    "orders-api, orders_api",
    "orders.api-2, orders_api_2",
    "9lives, 9lives"
  })
  void aDatabaseIsNamedAfterItsObject(String name, String database) {
    assertThat(names(name).database()).isEqualTo(database);
  }

  @Test
  void theSpecMayNameAnother() {
    var holder = new Holder("cluster", "shop", "orders");
    assertThat(AccountNames.of(holder, "ledger-2").database()).isEqualTo("ledger-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 32, 64, 65, 253})
  void everyNameFits(int length) {
    var names = AccountNames.of(new Holder("cluster", "n".repeat(63), "x".repeat(length)), "");
    assertThat(names.database()).hasSizeBetween(1, 64).matches("[a-z0-9_]+");
    assertThat(names.users()).allSatisfy(user -> assertThat(user).hasSizeBetween(1, 32));
    assertThat(names.vaultKey()).hasSizeBetween(1, 255).matches("[A-Za-z0-9_.-]+");
  }

  @Test
  void noTwoObjectsShareAnAccountOrASecret() {
    var all =
        Stream.of(
                new Holder("cluster", "shop", "a.b"),
                new Holder("cluster", "shop", "a-b"),
                new Holder("cluster", "shop-a", "b"),
                new Holder("other", "shop", "a-b"),
                new Holder("cluster", "shop", "x".repeat(200) + "1"),
                new Holder("cluster", "shop", "x".repeat(200) + "2"))
            .map(holder -> AccountNames.of(holder, ""))
            .toList();
    assertThat(all.stream().flatMap(n -> n.users().stream())).doesNotHaveDuplicates();
    assertThat(all.stream().map(AccountNames::vaultKey)).doesNotHaveDuplicates();
    assertThat(all.get(4).database()).isNotEqualTo(all.get(5).database());
  }

  @Test
  void twoAccountsTakeTurns() {
    var names = names("orders");
    assertThat(names.user(1)).endsWith("_1").isEqualTo(names.user(3));
    assertThat(names.user(2)).endsWith("_2").isEqualTo(names.user(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql",
        "sys",
        "information_schema",
        "performance_schema",
        "mysql_audit",
        "tsunagi_ledger"
      })
  void theServersOwnDatabasesAreReserved(String database) {
    var holder = new Holder("cluster", "shop", "orders");
    assertThat(Wishes.isUsable(AccountNames.of(holder, database))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x`y", "a'b", "a b", "a;b", "a.b", "../x", "Äpfel", "a\\b", "A"})
  void hostileNamesAreNoDatabases(String database) {
    var holder = new Holder("cluster", "shop", "orders");
    assertThat(Wishes.isUsable(AccountNames.of(holder, database))).isFalse();
  }
}
