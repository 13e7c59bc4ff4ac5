package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;
import module java.sql;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Privileges;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/// An account from its first wish to its end, through the whole operator.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountCases {

  AccountRig rig;

  /// Starts a server, or skips the test with the reason.
  abstract MySqlServer server() throws Exception;

  @BeforeAll
  void start() throws Exception {
    rig = new AccountRig(server());
    // A DB system takes a while, so those of all tests are made at the same time.
    Stream.of(AccountCases.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .forEach(method -> rig.dbSystem(rig.namespace(method.getName())));
  }

  @AfterAll
  void stop() {
    if (rig != null) {
      rig.close();
    }
  }

  private String ready(TestInfo test, String more) {
    var ns = rig.namespace(test);
    rig.account(ns, "orders", database(ns) + (more.isEmpty() ? "" : ", " + more));
    rig.awaitReady(ns, "orders");
    return ns;
  }

  /// All tests share a server.
  private static String database(String ns) {
    return "database: " + ns;
  }

  @Test
  void anApplicationGetsADatabaseAndAnAccountForIt() throws SQLException {
    var ns = rig.namespace("fromthefirst");
    rig.account(ns, "orders", database(ns));
    rig.awaitFailure(ns, "orders", "ReferenceNotFound", "there is no MySqlDbSystem \"db\"");
    rig.dbSystem(ns);
    rig.awaitReady(ns, "orders");
    var status = rig.get(ns, "orders").getStatus();
    assertThat(status.binding().name()).isEqualTo("orders");
    assertThat(status.database()).isEqualTo(ns);
    var secret = rig.rig.client.secrets().inNamespace(ns).withName("orders").get();
    assertThat(secret.getData().keySet())
        .containsAll(
            rig.rig.client.secrets().inNamespace(ns).withName("db").get().getData().keySet())
        .contains("type", "provider", "host", "port", "username", "password", "database", "uri");
    assertThat(secret.getMetadata().getOwnerReferences().getFirst().getKind())
        .isEqualTo("MySqlAccount");
    assertThat(rig.text(ns, "orders", "type")).isEqualTo("mysql");
    assertThat(rig.text(ns, "orders", "jdbc-url"))
        .isEqualTo("jdbc:mysql://127.0.0.1:%d/%s".formatted(rig.server.port(), ns));
    assertThat(rig.text(ns, "orders", "username"))
        .isEqualTo(status.username())
        .isNotEqualTo(MySqlServer.ADMIN);
    assertThat(rig.works(ns, "orders")).isTrue();
    assertThat(rig.rig.events(ns))
        .anyMatch(e -> e.startsWith("Normal DatabaseCreated orders"))
        .anyMatch(e -> e.startsWith("Normal PasswordGenerated orders"))
        .anyMatch(e -> e.startsWith("Normal AccountCreated orders"))
        .anyMatch(e -> e.startsWith("Normal Available orders"));
  }

  @Test
  void thePasswordIsInTheVaultBeforeTheAccountHasIt(TestInfo test) {
    var ns = ready(test, "");
    var kept = rig.console.value(rig.get(ns, "orders").getStatus().vaultKey()).orElseThrow();
    assertThat(kept)
        .contains("\"password\":\"" + rig.text(ns, "orders", "password") + "\"")
        .contains("\"username\":\"" + rig.text(ns, "orders", "username") + "\"");
  }

  @Test
  void theAccountMayDoWhatItsPresetSays(TestInfo test) {
    var ns = ready(test, "privileges: ReadOnly");
    var user = rig.text(ns, "orders", "username");
    assertThat(privileges(user)).isEqualTo(Presets.of(Privileges.READ_ONLY));
    rig.account(ns, "orders", database(ns) + ", privileges: Owner");
    rig.awaitThat(() -> assertThat(privileges(user)).isEqualTo(Presets.of(Privileges.OWNER)));
    rig.account(ns, "orders", database(ns) + ", privileges: ReadWrite");
    rig.awaitThat(() -> assertThat(privileges(user)).isEqualTo(Presets.of(Privileges.READ_WRITE)));
    assertThat(
            rig.server.ask(
                "SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES WHERE GRANTEE ="
                    + " '''%s''@''%%'''".formatted(user)))
        .isSubsetOf("USAGE");
  }

  private Set<String> privileges(String user) {
    return new TreeSet<>(
        rig.server.ask(
            "SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE ="
                + " '''%s''@''%%'''".formatted(user)));
  }

  @Test
  void theAccountConnectsWithTlsOnlyUnlessTheSpecDoesWithout(TestInfo test) {
    var ns = ready(test, "");
    var user = rig.text(ns, "orders", "username");
    var password = rig.text(ns, "orders", "password");
    assertThatThrownBy(() -> rig.server.connect(user, password, ns, "disable").close())
        .isInstanceOf(SQLException.class);
    rig.account(ns, "orders", database(ns) + ", requireTls: false");
    rig.awaitThat(
        () -> {
          try (var plain = rig.server.connect(user, password, ns, "disable")) {
            assertThat(plain.isClosed()).isFalse();
          } catch (SQLException e) {
            throw new AssertionError("not yet", e);
          }
        });
  }

  @Test
  void twoAccountsTakeTurnsAndTheOneBeforeWorksOn(TestInfo test) {
    var ns = ready(test, "");
    var first = credential(ns);
    rig.rotate(ns, "orders");
    var second = credential(ns);
    assertThat(second.username()).isNotEqualTo(first.username());
    assertThat(rig.get(ns, "orders").getStatus().previousUsername()).isEqualTo(first.username());
    assertThat(opens(ns, first)).as("the one before").isTrue();
    assertThat(opens(ns, second)).as("the new one").isTrue();
    rig.rotate(ns, "orders");
    var third = credential(ns);
    assertThat(third.username()).isEqualTo(first.username());
    assertThat(opens(ns, first)).as("the first, two rotations later").isFalse();
    assertThat(opens(ns, second)).isTrue();
    assertThat(opens(ns, third)).isTrue();
    assertThat(rig.rig.events(ns)).anyMatch(e -> e.startsWith("Normal RotationStarted orders"));
  }

  record Credential(String username, String password) {}

  private Credential credential(String ns) {
    return new Credential(rig.text(ns, "orders", "username"), rig.text(ns, "orders", "password"));
  }

  private boolean opens(String ns, Credential credential) {
    return rig.server.opens(credential.username(), credential.password(), ns);
  }

  @Test
  void whatIsTakenAwayByHandComesBack(TestInfo test) {
    var ns = ready(test, "");
    var before = credential(ns);
    rig.server.administer(
        "ALTER USER '%s'@'%%' IDENTIFIED BY 'Somebody-3lses'".formatted(before.username()));
    rig.rig.client.secrets().inNamespace(ns).withName("orders").delete();
    rig.awaitThat(() -> assertThat(opens(ns, before)).isTrue());
    rig.awaitThat(() -> assertThat(credential(ns)).isEqualTo(before));
    rig.server.administer("DROP USER '%s'@'%%'".formatted(before.username()));
    rig.annotate(ns, "orders", "tsunagi.dev/reconcile-at", Instant.now().toString());
    rig.awaitThat(() -> assertThat(rig.works(ns, "orders")).isTrue());
  }

  @Test
  void aDatabaseThatIsThereAlreadyIsLeftAlone(TestInfo test) {
    var ns = rig.namespace(test);
    rig.server.administer("CREATE DATABASE " + ns);
    rig.account(ns, "orders", database(ns) + ", onDeletion: {database: Drop}");
    rig.awaitFailure(ns, "orders", "DatabaseNotOurs", ns, "REPLACE INTO tsunagi_ledger.entries");
    rig.delete(ns, "orders");
    rig.awaitGone(ns, "orders");
    assertThat(rig.server.ask("SHOW DATABASES")).contains(ns);
  }

  @Test
  void anAccountThatIsThereAlreadyIsLeftAlone(TestInfo test) {
    var ns = rig.namespace(test);
    var cluster = rig.rig.client.namespaces().withName("kube-system").get().getMetadata().getUid();
    var user = AccountNames.of(new Holder(cluster, ns, "orders"), ns).user(1);
    rig.server.administer("CREATE USER '%s'@'%%' IDENTIFIED BY 'Somebody-3lses'".formatted(user));
    rig.account(ns, "orders", database(ns));
    rig.awaitFailure(ns, "orders", "AccountNotOurs", user, "left alone");
    rig.delete(ns, "orders");
    rig.awaitGone(ns, "orders");
    assertThat(rig.server.opens(user, "Somebody-3lses", "")).isTrue();
  }

  @Test
  void aSecretThatIsThereAlreadyIsLeftAlone(TestInfo test) {
    var ns = rig.namespace(test);
    rig.rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: orders, namespace: %s}
        stringData: {precious: "yes"}
        """
            .formatted(ns));
    rig.account(ns, "orders", database(ns));
    rig.awaitFailure(ns, "orders", "SecretNotOurs", "orders");
    assertThat(rig.text(ns, "orders", "precious")).isEqualTo("yes");
  }

  @Test
  void aDatabaseIsSharedByWhoNamesIt(TestInfo test) throws SQLException {
    var ns = ready(test, "privileges: Owner");
    rig.account(ns, "reader", database(ns) + ", privileges: ReadOnly");
    rig.awaitReady(ns, "reader");
    try (var owner =
            rig.server.connect(
                rig.text(ns, "orders", "username"), rig.text(ns, "orders", "password"), ns);
        var _ = owner.createStatement()) {
      assertThat(owner.isClosed()).isFalse();
    }
    assertThat(rig.works(ns, "reader")).isTrue();
    rig.account(ns, "orders", database(ns) + ", onDeletion: {database: Drop}");
    rig.delete(ns, "orders");
    rig.awaitFailure(ns, "orders", "Conflict", "reader", "spec.onDeletion");
    assertThat(rig.works(ns, "reader")).isTrue();
    rig.delete(ns, "reader");
    rig.awaitGone(ns, "reader");
    rig.awaitGone(ns, "orders");
    assertThat(rig.server.ask("SHOW DATABASES")).doesNotContain(ns);
  }

  @Test
  void accountsGoAndTheDatabaseStaysUnlessTheSpecSaysOtherwise(TestInfo test) {
    var ns = ready(test, "");
    rig.rotate(ns, "orders");
    var status = rig.get(ns, "orders").getStatus();
    rig.delete(ns, "orders");
    rig.awaitGone(ns, "orders");
    assertThat(rig.server.ask("SELECT User FROM mysql.user WHERE Host = '%'"))
        .doesNotContain(status.username(), status.previousUsername());
    assertThat(rig.server.ask("SHOW DATABASES")).contains(ns);
    assertThat(rig.rig.events(ns))
        .anyMatch(e -> e.startsWith("Normal AccountDropped orders"))
        .anyMatch(e -> e.startsWith("Normal Released orders") && e.contains("remains"));
  }

  @Test
  void oneThatIsMadeAgainGetsItsDatabaseBackAndANewPassword(TestInfo test) {
    var ns = ready(test, "");
    var before = credential(ns);
    rig.delete(ns, "orders");
    rig.awaitGone(ns, "orders");
    rig.rig.client.secrets().inNamespace(ns).withName("orders").delete();
    rig.account(ns, "orders", database(ns));
    rig.awaitReady(ns, "orders");
    assertThat(rig.works(ns, "orders")).isTrue();
    assertThat(rig.text(ns, "orders", "password")).isNotEqualTo(before.password());
    assertThat(opens(ns, before)).isFalse();
  }

  @Test
  void withoutItsDbSystemItGoesAndSaysWhatRemains(TestInfo test) {
    var ns = ready(test, "");
    var user = rig.text(ns, "orders", "username");
    rig.deleteSystem(ns);
    rig.awaitThat(
        () ->
            assertThat(rig.condition(ns, "orders", "Synced").reason())
                .isEqualTo("ReferenceNotFound"));
    rig.delete(ns, "orders");
    rig.awaitGone(ns, "orders");
    assertThat(rig.rig.events(ns))
        .anyMatch(
            e ->
                e.startsWith("Warning Released orders")
                    && e.contains("account \"%s\", database \"%s\" remain on".formatted(user, ns))
                    && e.contains("ocid1.")
                    && e.endsWith(
                        "administrator run: DROP USER IF EXISTS '%s'@'%%'".formatted(user)));
    rig.server.ask("DROP USER IF EXISTS '%s'@'%%'".formatted(user));
    rig.dbSystem(ns);
    rig.account(ns, "orders", database(ns));
    rig.awaitReady(ns, "orders");
    assertThat(rig.works(ns, "orders")).isTrue();
  }

  @Test
  void whileTheServerIsDownADeletionWaitsAndThereIsAWayOut() throws Exception {
    var ns = rig.namespace("serverisdown");
    try (var cable = new StatementCable(rig.server.port(), 0, false)) {
      rig.dbSystem(ns, cable.port());
      rig.account(ns, "orders", database(ns) + ", requireTls: false");
      rig.awaitReady(ns, "orders");
    }
    rig.delete(ns, "orders");
    rig.awaitFailure(ns, "orders", "Unavailable", "onDeletion: {account: Keep, database: Keep}");
    rig.account(
        ns,
        "orders",
        database(ns) + ", requireTls: false, onDeletion: {account: Keep, database: Keep}");
    rig.awaitGone(ns, "orders");
  }

  @Test
  void hostileNamesNeverReachTheServer(TestInfo test) {
    var ns = rig.namespace(test);
    assertThatThrownBy(
            () -> rig.account(ns, "hostile", "database: \"x`; DROP DATABASE mysql; --\""))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec.database");
    rig.account(ns, "reserved", "database: mysql");
    rig.awaitFailure(ns, "reserved", "InvalidSpec", "spec.database cannot be used");
    rig.delete(ns, "reserved");
    rig.awaitGone(ns, "reserved");
  }

  @Test
  void theCrdRefusesWhatCannotBeChanged(TestInfo test) {
    var ns = ready(test, "");
    for (var wrong :
        List.of(
            "database: other",
            database(ns) + ", secretName: other",
            database(ns) + ", rotation: {every: 5m}",
            database(ns) + ", onDeletion: {account: Keep, database: Drop}",
            database(ns) + ", privileges: Super")) {
      assertThatThrownBy(() -> rig.account(ns, "orders", wrong))
          .as(wrong)
          .isInstanceOf(KubernetesClientException.class);
    }
  }

  @Test
  void withoutAVaultNothingIsMade(TestInfo test) {
    var ns = rig.namespace(test);
    rig.account(ns, "orders", database(ns) + ", secretStoreRef: {name: nowhere}");
    rig.awaitThat(
        () -> assertThat(rig.condition(ns, "orders", "Synced").message()).contains("nowhere"));
    assertThat(rig.server.ask("SHOW DATABASES")).doesNotContain(ns);
  }

  @Test
  void aVaultThatLosesItsAnswersIsSurvived(TestInfo test) {
    var ns = rig.namespace(test);
    rig.rig.cloud.faults().loseAnswer("CreateSecret", 1);
    rig.account(ns, "orders", database(ns));
    rig.awaitReady(ns, "orders");
    rig.rig.cloud.faults().loseAnswer("UpdateSecret", 1);
    rig.rotate(ns, "orders");
    rig.awaitThat(() -> assertThat(rig.works(ns, "orders")).isTrue());
  }

  @Test
  void aDroppedDatabaseIsNotMadeAnewByItself(TestInfo test) {
    var ns = ready(test, "");
    rig.server.administer("DROP DATABASE " + ns);
    rig.annotate(ns, "orders", "tsunagi.dev/reconcile-at", Instant.now().toString());
    rig.awaitFailure(ns, "orders", "DatabaseLost", "tsunagi.dev/start-over=" + ns);
    assertThat(rig.condition(ns, "orders", "Ready").status()).isEqualTo("False");
    rig.annotate(ns, "orders", "tsunagi.dev/start-over", ns);
    rig.awaitReady(ns, "orders");
    assertThat(rig.server.ask("SHOW DATABASES")).contains(ns);
  }

  /// The line breaks at each statement of a first run and of a rotation, before it arrives or
  /// before its answer does.
  @Test
  void cutOffAtAnyStatementItIsMadeOnce() throws Exception {
    var cases = new ArrayList<Callable<Boolean>>();
    for (var statement = 1; statement <= 15; statement++) {
      for (var arrives : ways(statement)) {
        var at = statement;
        cases.add(() -> cutOff(at, arrives));
      }
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var result : threads.invokeAll(cases)) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  /// Whether a statement arrives before its line breaks: each way, unless time is short.
  List<Boolean> ways(int statement) {
    return List.of(true, false);
  }

  private boolean cutOff(int statement, boolean arrives) throws IOException {
    var ns = rig.namespace("cut-%s-%d".formatted(arrives ? "after" : "before", statement));
    var database = "cut_%s_%d".formatted(arrives, statement);
    try (var cable = new StatementCable(rig.server.port(), statement, arrives)) {
      rig.dbSystem(ns, cable.port());
      rig.account(ns, "orders", "requireTls: false, database: " + database);
      rig.awaitReady(ns, "orders");
      var first = credential(ns);
      assertThat(opens(database, first)).as(ns).isTrue();
      rig.rotate(ns, "orders");
      rig.rotate(ns, "orders");
      assertThat(cable.hasBroken()).as("%s broke", ns).isTrue();
      assertThat(opens(database, credential(ns))).as(ns).isTrue();
      assertThat(opens(database, first)).as(ns).isFalse();
      var status = rig.get(ns, "orders").getStatus();
      assertThat(
              rig.server.ask(
                  ("SELECT name FROM tsunagi_ledger.entries WHERE made = 1 AND kind = 'ACCOUNT' AND"
                          + " db = '%s'")
                      .formatted(database)))
          .containsExactlyInAnyOrder(status.username(), status.previousUsername());
      return true;
    }
  }
}
