package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.oci.OciSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OperatorSettingsTest {

  private static OperatorSettings settings(String... flags) {
    var options = new OperatorOptions();
    new CommandLine(options).parseArgs(flags);
    return OperatorSettings.of(options);
  }

  @Test
  void defaultsServeTheWholeCluster() {
    var settings = settings();
    assertThat(settings.namespace()).isEmpty();
    assertThat(settings.stores().controllerClass()).isEqualTo("default");
    assertThat(settings.stores().requeueInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.requestsPerSecond()).isEqualTo(50);
    assertThat(settings.oci().endpoint()).isEmpty();
    assertThat(settings.oci().workloadIdentity().toString())
        .startsWith("https://")
        .endsWith(":12250");
    assertThat(settings.oci().readTimeout()).isEqualTo(OciSettings.READ_TIMEOUT);
  }

  @Test
  void anEmptyNamespaceIsAllOfThem() {
    assertThat(settings("--namespace", "").namespace()).isEmpty();
    assertThat(settings("--namespace", "shop").namespace()).contains("shop");
  }

  @Test
  void clusterKindsAreServedUnlessTurnedOffOrOutOfReach() {
    assertThat(settings().fanout()).isEqualTo(new OperatorSettings.Fanout(true, true));
    assertThat(settings("--enable-cluster-external-secret-reconciler=false").fanout())
        .isEqualTo(new OperatorSettings.Fanout(false, true));
    assertThat(settings("--enable-cluster-push-secret-reconciler", "false").fanout())
        .isEqualTo(new OperatorSettings.Fanout(true, false));
    assertThat(settings("--namespace", "shop").fanout())
        .isEqualTo(new OperatorSettings.Fanout(false, false));
  }

  @ParameterizedTest
  @CsvSource({
    "http://sim:1, ,             http://sim:1",
    "http://sim:1, https://wl:2, https://wl:2",
    ",             https://wl:2, https://wl:2"
  })
  void sessionsComeFromTheirOwnEndpointOrThatOfAll(String all, String workload, String expected) {
    var flags = new ArrayList<String>();
    if (all != null) {
      flags.addAll(List.of("--oci-endpoint", all));
    }
    if (workload != null) {
      flags.addAll(List.of("--workload-identity-endpoint", workload));
    }
    var oci = settings(flags.toArray(String[]::new)).oci();
    assertThat(oci.workloadIdentity()).hasToString(expected);
    assertThat(oci.endpoint().map(URI::toString)).isEqualTo(Optional.ofNullable(all));
  }

  @ParameterizedTest
  @CsvSource({
    "--store-requeue-interval, -1s",
    "--store-requeue-interval, 0",
    "--store-requeue-interval, soon",
    "--store-requeue-interval, 5",
  })
  void aLengthOfTimeIsAPositiveDuration(String flag, String text) {
    assertThatThrownBy(() -> settings(flag + "=" + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(flag + ": ");
  }

  @Test
  void generatorStatesAreCleanedUpUnlessToldOtherwise() {
    assertThat(settings().generatorState()).isTrue();
    assertThat(settings("--enable-generator-state").generatorState()).isTrue();
    assertThat(settings("--enable-generator-state=false").generatorState()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:0", "localhost:0", "[::1]:0", ":0"})
  void probesListenWhereTheyAreTold(String address) throws Exception {
    var ready = new AtomicBoolean();
    try (var probes = Probes.on(address, ready::get)) {
      var base = "http://127.0.0.1:" + probes.port();
      if (!address.startsWith("[")) {
        assertThat(status(base + "/healthz")).isEqualTo(200);
        assertThat(status(base + "/readyz")).isEqualTo(503);
        ready.set(true);
        assertThat(status(base + "/readyz")).isEqualTo(200);
      }
    }
  }

  private static int status(String url) throws IOException {
    return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "127.0.0.1:", ":99999", ":x", ""})
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> Probes.on(address, () -> true).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--live-addr: \"" + address + "\" is not [HOST]:PORT");
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws Exception {
    try (var first = Probes.on("127.0.0.1:0", () -> true)) {
      assertThatThrownBy(() -> Probes.on("127.0.0.1:" + first.port(), () -> true).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is taken; choose another or \"off\"");
    }
  }
}
