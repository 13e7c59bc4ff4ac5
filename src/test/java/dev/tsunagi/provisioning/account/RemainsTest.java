package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.Fate;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.OnDeletion;
import dev.tsunagi.api.provisioning.MySqlAccountStatus;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainsTest {

  private static final AccountNames NAMES = new AccountNames("shop", "orders_1234", "key");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # fates   | user          | before        | database | statements
          DROP KEEP | orders_1234_2 | orders_1234_1 | shop     | DROP USER IF EXISTS 'orders_1234_2'@'%'; DROP USER IF EXISTS 'orders_1234_1'@'%'
          DROP KEEP | orders_1234_1 | -             | shop     | DROP USER IF EXISTS 'orders_1234_1'@'%'
          DROP DROP | orders_1234_1 | -             | shop     | DROP USER IF EXISTS 'orders_1234_1'@'%'; DROP DATABASE IF EXISTS `shop` (unless others use it, too)
          KEEP DROP | orders_1234_1 | -             | shop     | DROP DATABASE IF EXISTS `shop` (unless others use it, too)
          KEEP KEEP | orders_1234_1 | -             | shop     | -
          DROP DROP | -             | -             | -        | -
          DROP DROP | root          | x'; --        | mysql    | -
          """)
  void tellsHowToDropWhatWasToBeDropped(
      String fates, String user, String before, String database, String statements) {
    var status =
        new MySqlAccountStatus(
            "ocid1", database, user, before, "", null, null, BindingRef.NONE, List.of(), 1L);
    var remains = new Remains(status, NAMES, fates(fates));
    assertThat(remains.remedy())
        .isEqualTo(
            statements == null
                ? ""
                : ". If the DB system was kept, have its administrator run: " + statements);
  }

  private static OnDeletion fates(String words) {
    var each = words.split(" ", 2);
    return new OnDeletion(Fate.valueOf(each[0]), Fate.valueOf(each[1]));
  }
}
