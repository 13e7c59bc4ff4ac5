package dev.tsunagi.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.metrics.endpoint.MetricsEndpoint;
import dev.tsunagi.metrics.endpoint.ReviewedAccess;
import dev.tsunagi.metrics.endpoint.ScrapeAccess;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import org.junit.jupiter.api.Test;

/// The series that a scrape shows while objects come, fail, recover and go.
class MetricsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /// The value of each series.
  private static Map<String, Double> scrape(MetricsEndpoint endpoint) {
    var url = URI.create("http://127.0.0.1:%d/metrics".formatted(endpoint.port()));
    try (var in = url.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.lastIndexOf(' ')),
                  line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MetricsEndpoint endpoint(Rig rig) throws IOException {
    return MetricsEndpoint.on(ANYWHERE, Optional.empty(), rig.metrics(), ScrapeAccess.OPEN);
  }

  private static void store(Rig rig, String controller) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: shop}
        spec:
          controller: "%s"
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(controller, Rig.VAULT));
  }

  private static void externalSecret(Rig rig, String name, String interval, String entry) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: shop}
        spec:
          refreshInterval: %s
          secretStoreRef: {name: vault}
          %s
        """
            .formatted(name, interval, entry));
  }

  private static String es(String family, String name, String more) {
    return "externalsecret_%s{%sname=\"%s\",namespace=\"shop\"%s}"
        .formatted(
            family,
            more.isEmpty() ? "" : "condition=\"Ready\",",
            name,
            more.isEmpty() ? "" : ",status=\"" + more + "\"");
  }

  private static final String GOOD = "data: [{secretKey: p, remoteRef: {key: db-password}}]";

  @Test
  @Conformance({"ES-13", "ES-47", "ADV-23"})
  void successFailureRecoveryAndDeletionShow() throws Exception {
    try (var rig = Rig.start();
        var endpoint = endpoint(rig)) {
      rig.namespace("shop");
      rig.cloud.putSecret("demo-vault", "db-password", new byte[] {'x'});
      store(rig, "");
      externalSecret(rig, "db", "1h", GOOD);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(scrape(endpoint))
                      .containsEntry(es("status_condition", "db", "True"), 1.0)
                      .containsEntry(es("status_condition", "db", "False"), 0.0)
                      .containsEntry(
                          "secretstore_status_condition{condition=\"Ready\",name=\"vault\","
                              + "namespace=\"shop\",status=\"True\"}",
                          1.0)
                      .hasEntrySatisfying(es("sync_calls_total", "db", ""), n -> atLeast(n, 1))
                      .hasEntrySatisfying(es("reconcile_duration", "db", ""), n -> atLeast(n, 1))
                      .hasEntrySatisfying(
                          "externalsecret_provider_api_calls_count{call=\"GetSecretBundleByName\","
                              + "provider=\"Oracle/Vault\",status=\"success\"}",
                          n -> atLeast(n, 1))
                      .hasEntrySatisfying("tsunagi_broker_calls_total", n -> atLeast(n, 1)));

      externalSecret(rig, "db", "1h", "data: [{secretKey: p, remoteRef: {key: no-such-secret}}]");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(scrape(endpoint))
                      .containsEntry(es("status_condition", "db", "True"), 0.0)
                      .containsEntry(es("status_condition", "db", "False"), 1.0)
                      .hasEntrySatisfying(es("sync_calls_error", "db", ""), n -> atLeast(n, 1))
                      .hasEntrySatisfying(es("sync_calls_total", "db", ""), n -> atLeast(n, 2))
                      .hasEntrySatisfying(
                          "externalsecret_provider_api_calls_count{call=\"GetSecretBundleByName\","
                              + "provider=\"Oracle/Vault\",status=\"error\"}",
                          n -> atLeast(n, 1))
                      .hasEntrySatisfying(
                          "controller_runtime_reconcile_total"
                              + "{controller=\"externalsecret\",result=\"error\"}",
                          n -> atLeast(n, 1)));

      externalSecret(rig, "db", "1h", GOOD);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(scrape(endpoint))
                      .containsEntry(es("status_condition", "db", "True"), 1.0)
                      .containsEntry(es("status_condition", "db", "False"), 0.0));

      rig.client.resources(ExternalSecret.class).inNamespace("shop").withName("db").delete();
      rig.client.resources(SecretStore.class).inNamespace("shop").withName("vault").delete();
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(scrape(endpoint).keySet())
                      .noneMatch(series -> series.contains("namespace=\"shop\"")));
      assertThat(scrape(endpoint))
          .containsEntry("controller_runtime_active_workers{controller=\"externalsecret\"}", 0.0)
          .containsEntry(
              "workqueue_depth{controller=\"externalsecret\",name=\"externalsecret\"}", 0.0);
    }
  }

  /// ESO counts these, too, each time it tries again.
  @Test
  @Conformance({"ES-42", "ES-45"})
  void keysThatCannotBeKeysAreCountedAsErrors() throws Exception {
    try (var rig = Rig.start();
        var endpoint = endpoint(rig)) {
      rig.namespace("shop");
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: SecretStore
          metadata: {name: vault, namespace: shop}
          spec:
            refreshInterval: 3600
            provider:
              fake:
                data:
                  - {key: map, value: '{"path/to/key": "v"}'}
                  - {key: some/key, value: v}
          """);
      externalSecret(
          rig,
          "extracts",
          "1s",
          "dataFrom: [{extract: {key: map}, rewrite: [{regexp: {source: zzz, target: y}}]}]");
      externalSecret(
          rig,
          "finds",
          "1s",
          "dataFrom: [{find: {name: {regexp: key}}, rewrite: [{regexp: {source: z, target: y}}]}]");
      for (var name : List.of("extracts", "finds")) {
        await()
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(scrape(endpoint))
                        .containsEntry(es("status_condition", name, "False"), 1.0)
                        .hasEntrySatisfying(es("sync_calls_error", name, ""), n -> atLeast(n, 2)));
        assertThat(rig.ready(ExternalSecret.class, "shop", name).reason())
            .isEqualTo("SecretSyncedError");
      }
    }
  }

  @Test
  @Conformance("ES-50")
  void whatIsLeftToAnotherControllerHasNoConditions() throws Exception {
    try (var rig = Rig.start();
        var endpoint = endpoint(rig)) {
      rig.namespace("shop");
      store(rig, "another");
      externalSecret(rig, "db", "1h", GOOD);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(scrape(endpoint))
                      .hasEntrySatisfying(es("sync_calls_total", "db", ""), n -> atLeast(n, 1))
                      .containsEntry(es("sync_calls_error", "db", ""), 0.0));
      assertThat(scrape(endpoint).keySet()).noneMatch(s -> s.contains("_status_condition"));
      assertThat(rig.ready(ExternalSecret.class, "shop", "db").status()).isEqualTo("Unknown");
    }
  }

  /// A pod shows the token of its service account.
  @Test
  @Conformance("ADV-23")
  void onlyThoseWithAKnownTokenMayRead() throws Exception {
    try (var rig = Rig.start()) {
      rig.namespace("shop");
      var access = new ReviewedAccess(rig.client, Clock.systemUTC());
      var token =
          rig.client
              .serviceAccounts()
              .inNamespace("shop")
              .withName("reader")
              .tokenRequest(
                  new TokenRequestBuilder()
                      .withNewSpec()
                      .withExpirationSeconds(600L)
                      .endSpec()
                      .build())
              .getStatus()
              .getToken();
      try (var endpoint = MetricsEndpoint.on(ANYWHERE, Optional.empty(), rig.metrics(), access)) {
        assertThat(status(endpoint, "Bearer " + token)).isEqualTo(200);
        assertThat(status(endpoint, "Bearer " + token + "x")).isEqualTo(401);
        assertThat(status(endpoint, "")).isEqualTo(401);
      }
    }
  }

  private static int status(MetricsEndpoint endpoint, String authorization) throws IOException {
    var url = URI.create("http://127.0.0.1:%d/metrics".formatted(endpoint.port())).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    if (!authorization.isEmpty()) {
      connection.setRequestProperty("Authorization", authorization);
    }
    return connection.getResponseCode();
  }

  private static void atLeast(double value, double least) {
    assertThat(value).isGreaterThanOrEqualTo(least);
  }
}
