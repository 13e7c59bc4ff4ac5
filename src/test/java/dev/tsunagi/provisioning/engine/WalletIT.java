package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Wallets of Autonomous Databases: asked for once, kept as they are, and made anew when they were
/// rotated or lost.
class WalletIT {

  private static Proving proving;

  @BeforeAll
  static void start() {
    proving = new Proving();
    proving.secret("wallet-password", Map.of("walletPassword", "Wallet-passw0rd"));
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static Map<String, String> wallet() {
    return proving.client.secrets().inNamespace("default").withName("shop-wallet").get().getData();
  }

  @Test
  void aWalletIsMadeOnceAndAgainAfterItsRotation() {
    var drill =
        proving.drill(
            Kinds.AUTONOMOUS,
            "shop",
            "wallet: {walletPassword: {secret: {secretName: wallet-password}}}");
    drill.runUntilReady();
    var first = wallet();
    assertThat(first)
        .containsKeys(
            "cwallet.sso", "ewallet.p12", "tnsnames.ora", "sqlnet.ora", "ojdbc.properties", "high");
    drill.run();
    drill.run();
    assertThat(wallet()).isEqualTo(first);
    assertThat(proving.calls("GenerateAutonomousDatabaseWallet")).isEqualTo(1);

    Console.rotateWallet(proving.cloud, drill.status().id());
    drill.run();
    assertThat(proving.calls("GenerateAutonomousDatabaseWallet")).isEqualTo(2);
    assertThat(wallet().get("cwallet.sso")).isNotEqualTo(first.get("cwallet.sso"));

    proving.client.secrets().inNamespace("default").withName("shop-wallet").delete();
    drill.run();
    assertThat(wallet()).containsKey("cwallet.sso");
    assertThat(proving.calls("GenerateAutonomousDatabaseWallet")).isEqualTo(3);
  }
}
