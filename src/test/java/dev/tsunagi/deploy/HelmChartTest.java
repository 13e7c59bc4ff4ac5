package dev.tsunagi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.marcnuri.helm.Helm;
import dev.tsunagi.app.OperatorOptions;
import dev.tsunagi.app.OperatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The Helm chart.
class HelmChartTest {

  private static final Map<String, ?> DEFAULTS = Map.of();
  private static final Map<String, ?> NAMESPACED =
      Map.of("scope", "namespaced", "watchNamespace", "shop", "replicas", 1);
  private static final Map<String, ?> HARDENED =
      Map.of(
          "rbac.tokenServiceAccounts[0]", "vault-reader",
          "features.pushSecrets", false,
          "features.clusterExternalSecrets", false,
          "features.clusterStores", false,
          "features.generatorState", false,
          "features.provisioning", false,
          "features.workloads", false,
          "metrics.secure", true);
  private static final Map<String, ?> EVERYTHING =
      Map.of(
          "metrics.serviceMonitor.enabled", true,
          "metrics.rules.enabled", true,
          "metrics.dashboard.enabled", true,
          "virtualNodes", true);

  static Stream<Map<String, ?>> installations() {
    return Stream.of(DEFAULTS, NAMESPACED, HARDENED, EVERYTHING);
  }

  @Test
  void helmHasNothingAgainstIt() {
    var result = new Helm(Chart.DIRECTORY).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  /// `src/test/resources/deploy` holds who may do what, so that every change of it is seen.
  @ParameterizedTest
  @CsvSource({"defaults", "namespaced", "hardened"})
  void rightsAreAsReviewed(String installation) throws IOException {
    var values =
        switch (installation) {
          case "namespaced" -> NAMESPACED;
          case "hardened" -> HARDENED;
          default -> DEFAULTS;
        };
    var rights = Right.granted(Chart.objects(values)).stream().map(Right::toString).toList();
    var reviewed = Path.of("src/test/resources/deploy/rights-" + installation + ".txt");
    assertThat(rights).isEqualTo(Files.readAllLines(reviewed));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void noRightIsWiderThanItsUse(Map<String, ?> values) {
    var objects = Chart.objects(values);
    assertThat(objects).noneMatch(o -> o.getKind().contains("Webhook"));
    assertThat(Right.granted(objects))
        .noneMatch(right -> right.verb().equals("*") || right.resource().contains("*"))
        .noneMatch(right -> right.resource().contains("webhook"))
        .noneMatch(right -> Set.of("escalate", "bind", "impersonate").contains(right.verb()));
  }

  /// One namespace means one: nothing outside of it but the operator's own.
  @Test
  void aNamespacedInstallationHasNoRightsInTheCluster() {
    assertThat(Chart.objects(NAMESPACED))
        .noneMatch(o -> o.getKind().startsWith("Cluster"))
        .filteredOn(o -> o.getKind().equals("Role"))
        .extracting(o -> o.getMetadata().getNamespace() + "/" + o.getMetadata().getName())
        .containsExactlyInAnyOrder("shop/tsunagi", "tsunagi-system/tsunagi-own");
  }

  @Test
  void tokensAreForNamedAccountsOnlyWhenHardened() {
    List<Map<String, Object>> rules = Chart.one(HARDENED, "ClusterRole", "tsunagi").get("rules");
    assertThat(rules)
        .filteredOn(rule -> String.valueOf(rule.get("resources")).contains("serviceaccounts/token"))
        .extracting(rule -> rule.get("resourceNames"))
        .containsExactly(List.of("vault-reader"));
  }

  @ParameterizedTest
  @MethodSource("installations")
  void theOperatorUnderstandsItsCommandLine(Map<String, ?> values) {
    var args = new ArrayList<>(Chart.arguments(values));
    assertThat(args.removeFirst()).isEqualTo("run");
    var options = new OperatorOptions();
    new CommandLine(options).parseArgs(args.toArray(String[]::new));
    var settings = OperatorSettings.of(options);
    assertThat(settings.namespace()).isEqualTo(Optional.ofNullable(values.get("watchNamespace")));
    assertThat(settings.leaderElection().isPresent()).isEqualTo(!values.containsKey("replicas"));
    assertThat(settings.ownAccount().namespace()).isEqualTo(Chart.NAMESPACE);
  }

  @Test
  void podsAreHardened() {
    var pod = pod(DEFAULTS);
    assertThat(String.valueOf(pod.get("securityContext")))
        .contains("runAsNonRoot=true", "type=RuntimeDefault");
    assertThat(String.valueOf(container(pod).get("securityContext")))
        .contains("readOnlyRootFilesystem=true", "allowPrivilegeEscalation=false", "drop=[ALL]");
  }

  /// Oracle's virtual nodes refuse a seccomp profile, and bill whole OCPUs.
  @Test
  void virtualNodesGetWhatTheyAccept() {
    var pod = pod(EVERYTHING);
    assertThat(String.valueOf(pod.get("securityContext"))).doesNotContain("seccompProfile");
    var resources = (Map<?, ?>) Objects.requireNonNull(container(pod).get("resources"));
    assertThat(resources.get("requests")).isEqualTo(resources.get("limits"));
  }

  private static Map<String, Object> pod(Map<String, ?> values) {
    return Chart.one(values, "Deployment", "tsunagi").get("spec", "template", "spec");
  }

  private static Map<?, ?> container(Map<String, Object> pod) {
    return (Map<?, ?>) ((List<?>) Objects.requireNonNull(pod.get("containers"))).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "replica, 2, additional properties 'replica' not allowed",
    "replicas, many, got string",
    "replicas, 0, minimum",
    "scope, everywhere, must be one of",
    "image.digest, sha256:abc, does not match pattern",
    "leaderElection.leaseDuration, 15, got number",
    "operator.extraArgs[0], concurrent=1, does not match pattern",
    "serviceAccount.create, false, serviceAccount.name is needed",
  })
  void valuesThatMakeNoSenseAreRefused(String name, String value, String says) {
    Object typed =
        switch (value) {
          case "false" -> false;
          case "0" -> 0;
          case "15" -> 15;
          default -> value;
        };
    assertThatThrownBy(() -> Chart.text(Map.of(name, typed))).hasMessageContaining(says);
  }

  /// Every kind of ours that stands for something at OCI can be viewed and edited.
  @Test
  void rolesForPeopleNameEveryKind() throws IOException {
    List<String> kinds;
    try (var files = Files.list(Path.of("crds"))) {
      kinds =
          files
              .map(f -> f.getFileName().toString().replace(".yaml", ""))
              .filter(f -> f.startsWith("oci.oracle.com_") || f.startsWith("tsunagi.dev_"))
              .map(f -> f.replaceFirst("(.*)_(.*)", "$2.$1"))
              .toList();
    }
    for (var role : List.of("tsunagi-view", "tsunagi-edit")) {
      assertThat(Right.of(Chart.one(DEFAULTS, "ClusterRole", role)).map(Right::resource))
          .as(role)
          .containsAll(kinds);
    }
  }

  /// A name that nobody measures makes an alert that never fires.
  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
  void onlyWhatIsMeasuredIsLookedAt(String file) throws IOException {
    var measured =
        Files.readAllLines(Path.of("src/test/resources/metrics/series.txt")).stream()
            .map(line -> line.replaceFirst(" .*", ""))
            .collect(Collectors.toSet());
    var text = Files.readString(Chart.DIRECTORY.resolve("files").resolve(file));
    var asked =
        Pattern.compile(
                "\\b(?:[a-z]+secrets?(?:store)?_|secretstore_|controller_runtime_|tsunagi_"
                    + "|leader_|workqueue_)[a-z_]+")
            .matcher(text)
            .results()
            .map(m -> m.group().replaceFirst("_bucket$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).isNotEmpty().isSubsetOf(measured);
  }
}
