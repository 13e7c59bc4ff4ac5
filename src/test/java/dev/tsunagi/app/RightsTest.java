package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.deploy.Chart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What `tsunagi doctor` asks for is what the chart grants.
class RightsTest {

  static Stream<Map<String, ?>> installations() {
    return Stream.of(
        Map.of(),
        Map.of("features.pushSecrets", false, "features.clusterExternalSecrets", false),
        Map.of("scope", "namespaced", "watchNamespace", "shop"));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void theChartGrantsAllThatTheDoctorAsksFor(Map<String, ?> values) {
    var args = new ArrayList<>(Chart.arguments(values));
    args.removeFirst();
    var options = new OperatorOptions();
    new CommandLine(options).parseArgs(args.toArray(String[]::new));
    var needed = Rights.needed(OperatorSettings.of(options)).stream().map(Rights.Right::toString);
    var granted = dev.tsunagi.deploy.Right.granted(Chart.objects(values));
    assertThat(granted).extracting(dev.tsunagi.deploy.Right::toString).containsAll(needed.toList());
  }
}
