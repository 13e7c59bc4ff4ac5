package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kubectl, as people use it.
@SuppressWarnings("NullAway.Init")
class KubectlIT {

  private static final AtomicInteger COUNT = new AtomicInteger();
  @TempDir static Path home;
  private static KubernetesSimulator simulator;
  private static Kubectl kubectl;
  private String namespace;

  @BeforeAll
  static void start() throws IOException {
    Assumptions.assumeTrue(Kubectl.binary().isPresent(), "kubectl is not on the PATH");
    simulator = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    kubectl = Kubectl.in(home, simulator.kubeconfig());
    kubectl.given(Widgets.DEFINITION, "apply", "-f", "-");
    kubectl.ok(
        "wait",
        "--for=condition=Established",
        "crd/widgets.conformance.example.com",
        "--timeout=20s");
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      simulator.close();
    }
  }

  @BeforeEach
  void openNamespace() {
    namespace = "test-" + COUNT.incrementAndGet();
    kubectl.ok("create", "namespace", namespace);
  }

  private String ok(String... arguments) {
    return kubectl.ok(with(arguments));
  }

  private String[] with(String... arguments) {
    return Stream.concat(Stream.of("-n", namespace), Stream.of(arguments)).toArray(String[]::new);
  }

  private String given(String input, String... arguments) {
    return kubectl.given(input, with(arguments));
  }

  private static String widget(String color) {
    return """
    apiVersion: conformance.example.com/v1
    kind: Widget
    metadata: {name: w, labels: {app: x}}
    spec: {color: %s, parts: [{name: a, value: "1"}]}
    """
        .formatted(color);
  }

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: d, labels: {app: d}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: d}}
        template:
          metadata: {labels: {app: d}}
          spec:
            containers:
            - {name: one, image: "i:1", env: [{name: A, value: "1"}], ports: [{containerPort: 80}]}
            - {name: two, image: "j:1"}
      """;

  @Test
  void describesTheServer() {
    assertThat(kubectl.ok("version")).contains("Server Version: v1.32.0");
    assertThat(kubectl.ok("cluster-info")).contains("is running at");
    assertThat(kubectl.ok("api-resources")).contains("widgets", "wd", "deployments");
    assertThat(kubectl.ok("api-versions")).contains("conformance.example.com/v1alpha1", "apps/v1");
    assertThat(kubectl.ok("auth", "can-i", "delete", "secrets")).contains("yes");
    assertThat(kubectl.ok("auth", "whoami")).contains("simulator-admin");
    assertThat(kubectl.ok("get", "--raw", "/readyz")).isEqualTo("ok");
  }

  @Test
  void createsByProtobuf() {
    ok("create", "configmap", "c", "--from-literal=k=v");
    ok("create", "secret", "generic", "s", "--from-literal=k=v");
    ok("create", "serviceaccount", "a");
    ok("create", "role", "r", "--verb=get,list", "--resource=secrets");
    ok("create", "rolebinding", "b", "--role=r", "--serviceaccount=" + namespace + ":a");
    ok("create", "clusterrole", namespace, "--verb=get", "--resource=secrets");
    ok("create", "deployment", "d", "--image=i:1", "--replicas=2", "--port=80", "--", "run", "it");
    ok("create", "job", "j", "--image=i:1");
    assertThat(ok("create", "token", "a", "--duration=600s", "--audience=me").split("\\.", -1))
        .hasSize(3);
    assertThat(ok("get", "cm/c", "-o", "jsonpath={.data.k}")).isEqualTo("v");
    assertThat(ok("get", "secret/s", "-o", "jsonpath={.data.k} {.type}")).isEqualTo("dg== Opaque");
    assertThat(
            ok(
                "get",
                "deploy/d",
                "-o",
                "jsonpath={.spec.replicas}{.spec.template.spec.containers[0]}"))
        .isEqualTo(
            "2{\"command\":[\"run\",\"it\"],\"image\":\"i:1\",\"name\":\"i\",\"ports\":[{\"containerPort\":80}]}");
    assertThat(ok("get", "role/r", "-o", "jsonpath={.rules[0].verbs[1]}")).isEqualTo("list");
    assertThat(ok("get", "rolebinding/b", "-o", "jsonpath={.roleRef.name}{.subjects[0].name}"))
        .isEqualTo("ra");
  }

  @Test
  void getsInAllForms() {
    given(widget("green"), "apply", "-f", "-");
    ok("create", "secret", "generic", "s", "--from-literal=k=v");
    assertThat(ok("get", "wd").lines().map(line -> line.replaceAll("\\s+", " ")))
        .first()
        .isEqualTo("NAME COLOR READY AGE");
    assertThat(ok("get", "secrets")).containsPattern("s\\s+Opaque\\s+1\\s+\\d+s");
    assertThat(ok("get", "wd,secrets", "-o", "name"))
        .isEqualTo("widget.conformance.example.com/w\nsecret/s\n");
    assertThat(ok("get", "wd", "w", "-o", "wide")).contains("green");
    assertThat(ok("get", "wd", "w", "-o", "yaml")).contains("color: green");
    assertThat(ok("get", "wd", "-o", "json")).contains("\"kind\": \"List\"");
    assertThat(ok("get", "wd", "-o", "jsonpath={.items[*].spec.color}")).isEqualTo("green");
    assertThat(ok("get", "wd", "-o", "custom-columns=C:.spec.color")).isEqualTo("C\ngreen\n");
    assertThat(ok("get", "toys", "-o", "name")).contains("widget");
    assertThat(ok("get", "wd", "-l", "app in (x, y)", "-o", "name")).isNotEmpty();
    assertThat(ok("get", "wd", "-l", "app!=x", "-o", "name")).isEmpty();
    assertThat(ok("get", "wd", "--field-selector", "spec.color=red", "-o", "name")).isEmpty();
    assertThat(kubectl.ok("get", "wd", "-A")).contains(namespace);
    assertThat(ok("get", "wd", "--show-labels", "--sort-by=.metadata.name")).contains("app=x");
    assertThat(ok("get", "secrets", "--chunk-size=1", "-o", "name")).isEqualTo("secret/s\n");
  }

  @Test
  void appliesOnTheClientSide() {
    assertThat(given(widget("green"), "apply", "-f", "-")).contains("created");
    assertThat(given(widget("green"), "apply", "-f", "-")).contains("unchanged");
    assertThat(given(widget("red"), "apply", "-f", "-")).contains("configured");
    assertThat(given(DEPLOYMENT, "apply", "-f", "-")).contains("created");
    assertThat(given(DEPLOYMENT, "apply", "-f", "-")).contains("unchanged");
    var without =
        DEPLOYMENT.replace("      - {name: two, image: \"j:1\"}\n", "").replace("i:1", "i:2");
    assertThat(given(without, "apply", "-f", "-")).contains("configured");
    assertThat(ok("get", "deploy/d", "-o", "jsonpath={.spec.template.spec.containers[*].image}"))
        .isEqualTo("i:2");
    assertThat(kubectl.fails(widget("blue"), with("apply", "-f", "-")))
        .contains("spec.color: Unsupported value: \"blue\"");
    assertThat(kubectl.fails(widget("red, foo: 1"), with("apply", "-f", "-")))
        .contains("strict decoding error: unknown field \"spec.foo\"");
    assertThat(kubectl.fails(DEPLOYMENT.replace("replicas", "replica"), with("apply", "-f", "-")))
        .contains("unknown field \"spec.replica\"");
  }

  @Test
  void appliesOnTheServerSide() {
    assertThat(given(widget("green"), "apply", "--server-side", "-f", "-"))
        .contains("serverside-applied");
    var conflict =
        kubectl.fails(
            widget("red"), with("apply", "--server-side", "--field-manager=other", "-f", "-"));
    assertThat(conflict)
        .contains("Apply failed with 1 conflict: conflict with \"kubectl\": .spec.color");
    given(
        widget("red"),
        "apply",
        "--server-side",
        "--field-manager=other",
        "--force-conflicts",
        "-f",
        "-");
    assertThat(ok("get", "wd/w", "-o", "jsonpath={.spec.color}")).isEqualTo("red");
    given(DEPLOYMENT, "apply", "-f", "-");
    assertThat(given(DEPLOYMENT, "apply", "--server-side", "-f", "-"))
        .contains("serverside-applied");
  }

  @Test
  void usualKindsAreAppliedAndComeToRest() throws IOException {
    String kinds;
    try (var in = Objects.requireNonNull(KubectlIT.class.getResourceAsStream("kinds.yaml"))) {
      kinds = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(kubectl.given(kinds, "apply", "-f", "-").lines())
        .hasSize(16)
        .allMatch(line -> line.endsWith("created"));
    // kubectl always sends the selector of a disruption budget anew.
    assertThat(kubectl.given(kinds, "apply", "-f", "-").lines())
        .allMatch(line -> line.endsWith("unchanged") || line.startsWith("poddisruptionbudget"));
    assertThat(kubectl.given(kinds, "diff", "-f", "-")).isEmpty();
    kubectl.given(kinds, "apply", "--server-side", "-f", "-");
    String[] versions = {"get", "-f", "-", "-o", "jsonpath={.items[*].metadata.resourceVersion}"};
    var before = kubectl.given(kinds, versions);
    kubectl.given(kinds, "apply", "--server-side", "-f", "-");
    assertThat(kubectl.given(kinds, versions)).isEqualTo(before).hasSizeGreaterThan(100);
  }

  @Test
  void triesWithoutDoing() {
    assertThat(given(widget("green"), "apply", "--dry-run=server", "-f", "-"))
        .contains("created (server dry run)");
    assertThat(ok("get", "wd", "-o", "name")).isEmpty();
    given(widget("green"), "apply", "-f", "-");
    var diff = kubectl.run(widget("red"), List.of(with("diff", "-f", "-")));
    assertThat(diff.code()).isEqualTo(1);
    assertThat(diff.out()).contains("-  color: green", "+  color: red");
    assertThat(given(widget("green"), "diff", "-f", "-")).isEmpty();
  }

  @Test
  void changesSingleFields() {
    given(widget("green"), "apply", "-f", "-");
    given(DEPLOYMENT, "apply", "-f", "-");
    ok("edit", "wd", "w");
    assertThat(ok("get", "wd/w", "-o", "jsonpath={.spec.color}")).isEqualTo("red");
    ok("patch", "wd", "w", "--type=merge", "-p", "{\"spec\":{\"replicas\":3}}");
    ok(
        "patch",
        "wd",
        "w",
        "--type=json",
        "-p",
        "[{\"op\":\"add\",\"path\":\"/spec/fixed\",\"value\":\"a\"}]");
    ok(
        "patch",
        "deploy",
        "d",
        "-p",
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"two\",\"image\":\"j:2\"}]}}}}");
    ok(
        "patch",
        "wd",
        "w",
        "--subresource=status",
        "--type=merge",
        "-p",
        "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    ok("label", "wd", "w", "l=1");
    ok("annotate", "wd", "w", "a=2");
    ok("scale", "wd", "w", "--replicas=4");
    ok("scale", "deploy", "d", "--replicas=5");
    ok("set", "image", "deploy/d", "one=i:9");
    assertThat(
            ok(
                "get",
                "wd/w",
                "-o",
                "jsonpath={.spec.replicas}{.spec.fixed}{.metadata.labels.l}{.metadata.annotations.a}"))
        .isEqualTo("4a12");
    assertThat(
            ok(
                "get",
                "deploy/d",
                "-o",
                "jsonpath={.spec.replicas} {.spec.template.spec.containers[*].image}"))
        .isEqualTo("5 i:9 j:2");
    ok("wait", "--for=condition=Ready", "wd/w", "--timeout=10s");
    assertThat(ok("get", "wd")).containsPattern("w\\s+red\\s+True");
    ok("label", "wd", "w", "l-");
    assertThat(kubectl.fails("", with("label", "wd", "w", "app=y")))
        .contains("--overwrite is false");
  }

  @Test
  void replacesAndGenerates() {
    given(widget("green"), "create", "-f", "-");
    assertThat(kubectl.fails(widget("green"), with("create", "-f", "-"))).contains("AlreadyExists");
    given(ok("get", "wd/w", "-o", "yaml").replace("green", "red"), "replace", "-f", "-");
    given(widget("green"), "replace", "--force", "-f", "-");
    var generated = widget("red").replace("name: w,", "generateName: gen-,");
    assertThat(given(generated, "create", "-f", "-")).containsPattern("gen-\\w{5} created");
  }

  @Test
  void explainsAndDescribes() {
    given(widget("green"), "apply", "-f", "-");
    given(DEPLOYMENT, "apply", "-f", "-");
    assertThat(kubectl.ok("explain", "widget.spec")).contains("color", "Its colour.", "-required-");
    assertThat(kubectl.ok("explain", "deployment.spec.template.spec.containers.env"))
        .contains("valueFrom");
    assertThat(kubectl.ok("explain", "secret")).contains("stringData");
    assertThat(ok("describe", "wd", "w")).contains("Name:         w", "Color:");
    assertThat(ok("describe", "deploy", "d")).contains("Replicas:", "Image:");
    ok("create", "secret", "generic", "s", "--from-literal=k=v");
    assertThat(ok("describe", "secret", "s")).contains("k:  1 bytes");
    assertThat(kubectl.ok("describe", "ns", namespace)).contains("Active");
  }

  @Test
  void deletes() {
    given(widget("green"), "apply", "-f", "-");
    ok("delete", "wd", "w", "--wait");
    assertThat(kubectl.fails("", with("get", "wd", "w"))).contains("NotFound");
    ok("delete", "wd", "w", "--ignore-not-found");
    given(widget("green"), "apply", "-f", "-");
    ok("delete", "wd", "--all", "--cascade=foreground", "--timeout=20s");
    ok("create", "configmap", "c");
    ok("delete", "cm", "-l", "none=here");
    ok("delete", "cm/c");
    assertThat(ok("get", "wd,cm", "-o", "name")).isEmpty();
    kubectl.ok("delete", "ns", namespace, "--timeout=20s");
    assertThat(kubectl.fails("", "get", "ns", namespace)).contains("not found");
  }

  @Test
  void watches() throws Exception {
    var process =
        kubectl.start(List.of(with("get", "wd", "-w", "-o", "jsonpath={.spec.color}{\"\\n\"}")));
    try (var lines = process.inputReader()) {
      given(widget("green"), "apply", "-f", "-");
      assertThat(lines.readLine()).isEqualTo("green");
      given(widget("red"), "apply", "-f", "-");
      assertThat(lines.readLine()).isEqualTo("red");
    } finally {
      process.destroyForcibly();
    }
  }
}
