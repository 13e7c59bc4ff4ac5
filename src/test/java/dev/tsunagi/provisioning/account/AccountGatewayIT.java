package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two objects on one DB system at the same time.
class AccountGatewayIT {

  private static final Holder ONE = new Holder("cluster", "shop", "orders");
  private static final Holder OTHER = new Holder("cluster", "shop", "reports");

  /// Lets something happen before one of its statements.
  private record Interrupted(Session session, int before, Runnable what, AtomicInteger asked)
      implements Session {

    @Override
    public void run(Sql sql) {
      session.run(sql);
    }

    @Override
    public List<List<String>> ask(Sql sql) {
      if (asked.getAndIncrement() == before) {
        what.run();
      }
      return session.ask(sql);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /// Who sees the database alone takes it for somebody's who is none of us, and who sees the entry
  /// alone says that the database is lost.
  @ParameterizedTest(name = "made before statement {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aDatabaseOfAnotherObjectIsNeverSeenWithoutItsEntryNorItsEntryWithoutIt(int statement) {
    try (var server = Simulated.start();
        var session = open(server);
        var another = open(server)) {
      var maker = gateway(session, ONE);
      maker.openLedger();
      var interrupted =
          new Interrupted(another, statement, () -> maker.makeDatabase(false), new AtomicInteger());
      var seen = gateway(interrupted, OTHER).look().database();
      assertThat(seen.exists()).isEqualTo(seen.entry().isPresent());
    }
  }

  /// Both looked when there was none.
  @Test
  void whoAnnouncesADatabaseSecondWaitsForTheFirst() {
    try (var server = Simulated.start();
        var session = open(server);
        var another = open(server)) {
      var first = gateway(session, ONE);
      first.openLedger();
      first.makeDatabase(false);
      assertThatThrownBy(() -> gateway(another, OTHER).makeDatabase(false))
          .isInstanceOfSatisfying(
              FailureException.class,
              e ->
                  assertThat(e.failure())
                      .isEqualTo(
                          new Failure.Pending(
                              "database \"orders\" is being made for another object, too; looking"
                                  + " again")));
      var seen = gateway(another, OTHER).look().database();
      assertThat(seen.entry().orElseThrow().owner()).isEqualTo(ONE.toString());
    }
  }

  private static Session open(MySqlServer server) {
    return new JdbcSessions()
        .open(
            new Sessions.Server("127.0.0.1", server.port(), true),
            new Sessions.Login(MySqlServer.ADMIN, SecretValue.of(MySqlServer.PASSWORD)));
  }

  private static AccountGateway gateway(Session session, Holder holder) {
    return new AccountGateway(session, AccountNames.of(holder, "orders"), holder);
  }
}
