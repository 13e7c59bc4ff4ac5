package dev.tsunagi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.oci.OciCalls;
import dev.tsunagi.reconcile.Measures.Ran;
import dev.tsunagi.reconcile.Measures.Result;
import dev.tsunagi.secrets.broker.BrokerCounts;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;

/// The series as Prometheus would read them.
class OperatorMetricsTest {

  private static final Duration TOOK = Duration.ofMillis(1500);
  private static final String ES = "{name=\"db\",namespace=\"shop\"}";

  private final OperatorMetrics metrics = new OperatorMetrics(new ObjectLabels(false), 32);
  private final ExternalSecret es = externalSecret("db");

  private static ExternalSecret externalSecret(String name) {
    return Manifests.read(
        ExternalSecret.class, "metadata: {name: %s, namespace: shop, uid: u}".formatted(name));
  }

  private static Ran ran(Result result, String ready) {
    return new Ran(result, TOOK, List.of(new Condition("Ready", ready, "Why", "s3cret", null)));
  }

  private static void run(OperatorMetrics metrics, HasMetadata object, Ran ran) {
    metrics.begun(object);
    metrics.ran(object, ran);
  }

  private static String text(OperatorMetrics metrics) {
    try {
      var out = new ByteArrayOutputStream();
      metrics.write(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines() {
    return text(metrics).lines().toList();
  }

  private static String condition(String prefix, String object, String status, int value) {
    return "%s_status_condition{condition=\"Ready\",%s,status=\"%s\"} %d.0"
        .formatted(prefix, object, status, value);
  }

  @Test
  @Conformance("MET-conditions")
  void conditionsToggleBetweenTheirTwoSeries() {
    var object = "name=\"db\",namespace=\"shop\"";
    run(metrics, es, ran(Result.REQUEUE_AFTER, "True"));
    assertThat(lines())
        .contains(
            condition("externalsecret", object, "True", 1),
            condition("externalsecret", object, "False", 0));
    run(metrics, es, ran(Result.ERROR, "False"));
    assertThat(lines())
        .contains(
            condition("externalsecret", object, "True", 0),
            condition("externalsecret", object, "False", 1));
  }

  @Test
  void everyKindHasConditionsAndDurationsUnderItsOwnName() {
    run(
        metrics,
        Manifests.read(SecretStore.class, "metadata: {name: v, namespace: shop}"),
        ran(Result.SUCCESS, "False"));
    run(
        metrics,
        Manifests.read(ClusterSecretStore.class, "metadata: {name: v}"),
        ran(Result.SUCCESS, "True"));
    assertThat(lines())
        .contains(
            condition("secretstore", "name=\"v\",namespace=\"shop\"", "False", 1),
            condition("clustersecretstore", "name=\"v\",namespace=\"\"", "True", 1),
            "secretstore_reconcile_duration{name=\"v\",namespace=\"shop\"} 1.5E9",
            "secretstore_reconcile_duration_seconds{name=\"v\",namespace=\"shop\"} 1.5",
            "clustersecretstore_reconcile_duration{name=\"v\",namespace=\"\"} 1.5E9");
  }

  @Test
  void externalSecretsCountTheirRunsAndFailures() {
    run(metrics, es, ran(Result.REQUEUE_AFTER, "True"));
    run(metrics, es, ran(Result.ERROR, "False"));
    run(metrics, es, ran(Result.SUCCESS, "True"));
    assertThat(lines())
        .contains(
            "# TYPE externalsecret_sync_calls_total counter",
            "externalsecret_sync_calls_total" + ES + " 3.0",
            "# TYPE externalsecret_sync_calls_error counter",
            "externalsecret_sync_calls_error" + ES + " 1.0",
            "controller_runtime_reconcile_total"
                + "{controller=\"externalsecret\",result=\"requeue_after\"} 1.0",
            "controller_runtime_reconcile_total"
                + "{controller=\"externalsecret\",result=\"error\"} 1.0",
            "controller_runtime_reconcile_errors_total{controller=\"externalsecret\"} 1.0",
            "controller_runtime_reconcile_time_seconds_count"
                + "{controller=\"externalsecret\"} 3");
  }

  @Test
  void nothingOutlivesItsObject() {
    run(metrics, es, ran(Result.SUCCESS, "True"));
    run(metrics, externalSecret("other"), ran(Result.SUCCESS, "True"));
    metrics.gone("ExternalSecret", "shop", "db");
    assertThat(text(metrics)).contains("name=\"other\"").doesNotContain("name=\"db\"");
  }

  @Test
  @Conformance("MET-labels")
  void extendedLabelsAreTheRecommendedOnesAndNoOthers() {
    var extended = new OperatorMetrics(new ObjectLabels(true), 1);
    var labelled =
        Manifests.read(
            ExternalSecret.class,
            """
            metadata:
              name: db
              namespace: shop
              labels: {app.kubernetes.io/part-of: checkout, app.kubernetes.io/name: pay, team: crimson}
            """);
    run(extended, labelled, ran(Result.SUCCESS, "True"));
    assertThat(text(extended).lines())
        .contains(
            "externalsecret_sync_calls_total{app_kubernetes_io_component=\"\","
                + "app_kubernetes_io_instance=\"\",app_kubernetes_io_managed_by=\"\","
                + "app_kubernetes_io_name=\"pay\",app_kubernetes_io_part_of=\"checkout\","
                + "app_kubernetes_io_version=\"\",name=\"db\",namespace=\"shop\"} 1.0");
    assertThat(text(extended)).doesNotContain("crimson");
    run(metrics, labelled, ran(Result.SUCCESS, "True"));
    assertThat(text(metrics)).doesNotContain("checkout");
  }

  @Test
  void aChangedLabelLeavesNoSeriesBehind() {
    var extended = new OperatorMetrics(new ObjectLabels(true), 1);
    run(extended, es, ran(Result.SUCCESS, "True"));
    es.getMetadata().setLabels(Map.of("app.kubernetes.io/name", "pay"));
    run(extended, es, ran(Result.SUCCESS, "True"));
    assertThat(text(extended).lines().filter(l -> l.startsWith("externalsecret_sync_calls_total")))
        .singleElement()
        .asString()
        .contains("app_kubernetes_io_name=\"pay\"")
        .endsWith(" 2.0");
  }

  @Test
  void aQueueIsWhatHasNotBegun() {
    metrics.serves("ExternalSecret");
    metrics.queued("ExternalSecret");
    metrics.queued("ExternalSecret");
    metrics.begun(es);
    var depth = "workqueue_depth{controller=\"externalsecret\",name=\"externalsecret\"} ";
    var active = "controller_runtime_active_workers{controller=\"externalsecret\"} ";
    assertThat(lines()).contains(depth + "1.0", active + "1.0");
    metrics.ran(es, ran(Result.SUCCESS, "True"));
    metrics.unqueued("ExternalSecret");
    metrics.unqueued("ExternalSecret");
    assertThat(lines())
        .contains(
            depth + "0.0",
            active + "0.0",
            "controller_runtime_max_concurrent_reconciles{controller=\"externalsecret\"} 32.0");
  }

  @Test
  void callsToTheProviderAreCountedAsEsoDoes() {
    metrics.calls().called("Secrets", "GetSecretBundleByName", OciCalls.Result.SUCCESS, TOOK);
    metrics.calls().called("Secrets", "GetSecretBundleByName", OciCalls.Result.ERROR, TOOK);
    metrics.calls().called("Secrets", "GetSecretBundleByName", OciCalls.Result.THROTTLED, TOOK);
    metrics.calls().called("MySql", "GetDbSystem", OciCalls.Result.SUCCESS, TOOK);
    assertThat(lines())
        .contains(
            "# TYPE externalsecret_provider_api_calls_count counter",
            "externalsecret_provider_api_calls_count{call=\"GetSecretBundleByName\","
                + "provider=\"Oracle/Vault\",status=\"success\"} 1.0",
            "externalsecret_provider_api_calls_count{call=\"GetSecretBundleByName\","
                + "provider=\"Oracle/Vault\",status=\"error\"} 2.0",
            "tsunagi_oci_calls_total{call=\"GetSecretBundleByName\",service=\"Secrets\","
                + "status=\"throttled\"} 1.0",
            "tsunagi_oci_calls_total{call=\"GetDbSystem\",service=\"MySql\","
                + "status=\"success\"} 1.0",
            "tsunagi_oci_call_seconds_count{service=\"Secrets\"} 3")
        .noneMatch(l -> l.startsWith("externalsecret_provider") && l.contains("GetDbSystem"));
  }

  @Test
  void theBrokerTellsWhatItDid() {
    metrics.watch(() -> new BrokerCounts(7, 6, 5, 4, 3, 2, 1));
    assertThat(lines())
        .contains(
            "tsunagi_broker_shared_total 7.0",
            "tsunagi_broker_calls_total 6.0",
            "tsunagi_broker_failures_total 5.0",
            "tsunagi_broker_throttled_total 4.0",
            "tsunagi_broker_waits_total 3.0",
            "tsunagi_broker_plaintext_values 2.0",
            "tsunagi_broker_questions 1.0");
  }

  /// Names are a promise: who changes one, changes dashboards and alerts of others.
  @Test
  void namesAndTypesAreThoseOnRecord() {
    metrics.watch(() -> new BrokerCounts(0, 0, 0, 0, 0, 0, 0));
    metrics.serves("ExternalSecret");
    metrics.leads("lease", true);
    metrics.calls().called("Secrets", "GetSecretBundleByName", OciCalls.Result.SUCCESS, TOOK);
    for (var kind : List.of(es, new SecretStore(), new ClusterSecretStore())) {
      kind.getMetadata().setName("x");
      run(metrics, kind, ran(Result.SUCCESS, "True"));
    }
    assertThat(
            lines().stream()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.substring("# TYPE ".length()))
                .filter(line -> !line.startsWith("jvm_") && !line.startsWith("process_"))
                .sorted())
        .containsExactlyElementsOf(onRecord());
    assertThat(lines())
        .anyMatch(l -> l.startsWith("jvm_memory_used_bytes{area=\"heap\"}"))
        .anyMatch(l -> l.startsWith("jvm_threads_current "))
        .anyMatch(l -> l.startsWith("jvm_gc_collection_seconds_count{"))
        .anyMatch(l -> l.startsWith("process_resident_memory_bytes "));
  }

  private static List<String> onRecord() {
    try {
      return Files.readAllLines(Path.of("src/test/resources/metrics/series.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Two conditions, two durations, two counters: six for each ExternalSecret, whatever happens.
  @Test
  void theNumberOfSeriesIsKnown() {
    metrics.serves("ExternalSecret");
    var before = series();
    var objects = 2_000;
    for (var round = 0; round < 3; round++) {
      for (var i = 0; i < objects; i++) {
        run(metrics, externalSecret("es-" + i), ran(Result.ERROR, round == 0 ? "True" : "False"));
      }
    }
    assertThat(series() - before).isEqualTo(6L * objects);
    for (var i = 0; i < objects; i++) {
      metrics.gone("ExternalSecret", "shop", "es-" + i);
    }
    assertThat(series()).isEqualTo(before);
  }

  /// Those of the JVM come and go with what its collectors and pools do.
  private long series() {
    return lines().stream()
        .filter(l -> !l.startsWith("#") && !l.startsWith("jvm_") && !l.startsWith("process_"))
        .count();
  }

  @Test
  void noMessageIsALabel() {
    run(metrics, es, ran(Result.ERROR, "False"));
    assertThat(text(metrics)).doesNotContain("s3cret").doesNotContain("Why");
  }
}
