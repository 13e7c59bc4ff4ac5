package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.support.Canary;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Neither the administrator's password nor an account's is ever heard of.
@Isolated(Canary.WHY)
class AccountLeaksIT {

  @TempDir static Path directory;

  @Test
  void noPasswordIsEverHeardOf(TestInfo test) throws Exception {
    try (var canary = Canary.listen();
        var rig = new AccountRig(server())) {
      var ns = rig.namespace(test);
      rig.dbSystem(ns);
      rig.account(ns, "orders", "database: " + ns);
      rig.awaitReady(ns, "orders");
      rig.rotate(ns, "orders");
      giveOut(rig, ns, canary.value());
      rig.rig.apply(
          """
          apiVersion: v1
          kind: Secret
          metadata: {name: admin, namespace: %s}
          stringData: {username: admin, password: %s}
          """
              .formatted(ns, canary.value()));
      rig.rig
          .client
          .resources(MySqlDbSystem.class)
          .inNamespace(ns)
          .withName("db")
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\":{\"annotations\":{\"wake\":\"up\"}}}");
      rig.awaitThat(() -> assertThat(rig.text(ns, "db", "password")).isEqualTo(canary.value()));
      rig.annotate(ns, "orders", "tsunagi.dev/reconcile-at", Instant.now().toString());
      rig.awaitFailure(ns, "orders", "AccessDenied", "denied access");
      canary.assertUnsung(rig.told(ns));
    }
  }

  /// Puts the value into the vault in place of the password in force: the account gets it, and the
  /// Secret, so it is in every statement and answer that there is.
  private static void giveOut(AccountRig rig, String ns, String value) {
    var key = rig.get(ns, "orders").getStatus().vaultKey();
    var kept = rig.console.value(key).orElseThrow();
    var changed = kept.replace(rig.text(ns, "orders", "password"), value);
    rig.rig.cloud.putSecret("demo-vault", key, changed.getBytes(StandardCharsets.UTF_8));
    rig.annotate(ns, "orders", "tsunagi.dev/reconcile-at", Instant.now().toString());
    rig.awaitThat(() -> assertThat(rig.text(ns, "orders", "password")).isEqualTo(value));
    rig.awaitThat(() -> assertThat(rig.works(ns, "orders")).isTrue());
  }

  /// The real one, where there is one: its errors say more.
  private static MySqlServer server() throws Exception {
    return MariaDb.program().isPresent() ? MariaDb.start(directory) : Simulated.start();
  }
}
