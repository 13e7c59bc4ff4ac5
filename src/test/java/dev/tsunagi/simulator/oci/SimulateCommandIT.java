package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandIT {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final CommandLine line =
      new CommandLine(new SimulateCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(errors));

  @Test
  void saysWhatItServesAndHowToTryIt() throws Exception {
    var keys = directory.resolve("keys");
    var thread =
        Thread.ofVirtual()
            .start(() -> line.execute("--port", "0", "--tls-port", "0", "--keys", keys.toString()));
    while (!out.toString().contains("/simulator/journal")) {
      assertThat(thread.isAlive()).as(errors::toString).isTrue();
      thread.join(Duration.ofMillis(20));
    }
    assertThat(out.toString())
        .contains(
            "Simulated Oracle Cloud at http://127.0.0.1:",
            "https://127.0.0.1:",
            "ocid1.vault.oc1.iad.demo.abuwcljrexample",
            "secret api-token",
            "curl -X PUT --data 's3cret' http://127.0.0.1:");
    assertThat(keys.resolve("config")).content().contains("user=ocid1.user.oc1..demo", "demo.pem");
    assertThat(keys.resolve("demo.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(keys.resolve("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
    thread.interrupt();
    thread.join();
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(line.execute("--help")).isZero();
    assertThat(out.toString())
        .contains("--port", "--tls-port", "--seed", "--host", "--signatures", "--keys");
  }

  @Test
  void saysWhatIsWrongWithASeed() throws Exception {
    var seed = directory.resolve("seed.yaml");
    Files.writeString(seed, "vault: []");

    assertThat(line.execute("--seed", seed.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("seed.yaml", "vault");
    assertThat(line.execute("--seed", "/no/such/file")).isEqualTo(2);
    assertThat(errors.toString()).contains("no file /no/such/file");
  }

  @Test
  void saysWhenThePortIsTaken() {
    try (var other = OciSimulator.start(OciSimulator.Settings.defaults())) {
      assertThat(line.execute("--port", "" + other.url().getPort())).isEqualTo(2);
      assertThat(errors.toString()).contains("cannot listen on 127.0.0.1:");
    }
  }
}
