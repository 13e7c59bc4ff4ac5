package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.dev.Samples;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.support.Installation;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is told to log all that it can: every logger at TRACE, and what the JDK's HTTP
/// client has to say.
class WiresIT {

  private static final String EVERYTHING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%level %logger %msg %kvp%n%ex</pattern></encoder>
        </appender>
        <root level="TRACE"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private static final String EVERYTHING_OF_THE_JDK =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      .level = ALL
      """;

  @TempDir Path directory;

  @Test
  void neitherTokensNorValuesAreLogged() throws Exception {
    try (var cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
        var cloud = OciSimulator.start(OciSimulator.Settings.defaults());
        var client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()), "test")) {
      Installation.into(client);
      Samples.in(Path.of("samples", "01-sync-a-secret")).apply(client);
      try (var operator = operator(cluster, cloud)) {
        operator.awaitLine("RunCommand (ready)");
        var secrets =
            Stream.concat(values(client), Stream.of("Bearer ", "Authorization: ")).toList();
        operator.terminate();
        var lines = operator.all().lines().toList();
        assertThat(lines).as("what it is told to log").anyMatch(l -> l.startsWith("TRACE "));
        assertThat(lines).filteredOn(l -> secrets.stream().anyMatch(l::contains)).isEmpty();
      }
    }
  }

  private Program operator(KubernetesSimulator cluster, OciSimulator cloud) throws IOException {
    var logback = Files.writeString(directory.resolve("logback.xml"), EVERYTHING);
    var jdk = Files.writeString(directory.resolve("logging"), EVERYTHING_OF_THE_JDK);
    var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
    return Program.start(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=" + logback,
            "-Djava.util.logging.config.file=" + jdk,
            "-Djdk.httpclient.HttpClient.log=all",
            "-Djdk.internal.httpclient.debug=log"),
        Main.class,
        "run",
        "--kubeconfig=" + kubeconfig,
        "--oci-endpoint=" + cloud.url(),
        "--live-addr=127.0.0.1:0",
        "--metrics-addr=127.0.0.1:0");
  }

  /// What was synced, plain and as it travels.
  private static Stream<String> values(KubernetesClient client) {
    var secret =
        client
            .secrets()
            .inNamespace("shop")
            .withName("api-token")
            .waitUntilCondition(Objects::nonNull, 60, TimeUnit.SECONDS);
    return texts(secret);
  }

  private static Stream<String> texts(Secret secret) {
    return secret.getData().values().stream()
        .flatMap(
            encoded ->
                Stream.of(
                    encoded,
                    new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)));
  }
}
