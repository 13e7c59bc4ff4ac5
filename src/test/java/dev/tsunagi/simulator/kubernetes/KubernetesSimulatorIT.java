package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsunagi.support.Cable;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is the simulator's own: it never hangs or breaks, and says what it does not offer.
@SuppressWarnings("NullAway.Init")
class KubernetesSimulatorIT {

  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static Target target;
  private static Raw raw;

  @BeforeAll
  static void start() {
    target = Target.simulator(false);
    raw = Raw.of(target);
  }

  @AfterAll
  static void stop() {
    target.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /api/v1/namespaces/default/configmaps         | application/json | {            | 400 | BadRequest
          POST   | /api/v1/namespaces/default/configmaps         | application/json | []           | 400 | BadRequest
          POST   | /api/v1/namespaces/default/configmaps         | application/json | {} {}        | 400 | BadRequest
          POST   | /api/v1/namespaces/default/configmaps         | application/json | {"metadata":1} | 400 | BadRequest
          POST   | /api/v1/namespaces/default/configmaps         | application/json | {}           | 422 | Invalid
          POST   | /api/v1/namespaces/default/configmaps         | text/plain       | x            | 415 | UnsupportedMediaType
          POST   | /api/v1/namespaces/default/configmaps         | application/vnd.kubernetes.protobuf | x | 400 | BadRequest
          POST   | /api/v1/namespaces/default/configmaps         | application/json | {"kind":"Pod"} | 400 | BadRequest
          POST   | /api/v1/configmaps                            | application/json | {}           | 405 | MethodNotAllowed
          PUT    | /api/v1/namespaces/default/configmaps         | application/json | {}           | 405 | MethodNotAllowed
          PUT    | /api/v1/namespaces/default/configmaps/none    | application/json | {}           | 404 | NotFound
          PATCH  | /api/v1/namespaces/default/configmaps/none    | application/merge-patch+json | {} | 404 | NotFound
          PATCH  | /api/v1/namespaces/default/serviceaccounts/default | application/merge-patch+json | 1 | 400 | BadRequest
          PATCH  | /api/v1/namespaces/default/serviceaccounts/default | application/json-patch+json | {} | 400 | BadRequest
          PATCH  | /api/v1/namespaces/default/serviceaccounts/default | application/json | {} | 415 | UnsupportedMediaType
          DELETE | /api/v1/namespaces/default/configmaps/none    | application/json | {}           | 404 | NotFound
          GET    | /api/v1/namespaces/default/unknowns           | application/json | ''           | 404 | NotFound
          GET    | /apis/unknown.example.com/v1/things           | application/json | ''           | 404 | NotFound
          GET    | /apis/apps/v9                                 | application/json | ''           | 404 | NotFound
          GET    | /nowhere                                      | application/json | ''           | 404 | NotFound
          GET    | /openapi/v3/apis/none/v1                      | application/json | ''           | 404 | NotFound
          GET    | /api/v1/pods?limit=x                          | application/json | ''           | 400 | BadRequest
          GET    | /api/v1/pods?labelSelector=a%3D%3D%3Db        | application/json | ''           | 400 | BadRequest
          GET    | /api/v1/pods?continue=x                       | application/json | ''           | 400 | BadRequest
          GET    | /api/v1/pods?resourceVersion=99999999999999   | application/json | ''           | 504 | Timeout
          GET    | /api/v1/namespaces/default/pods/p/log         | application/json | ''           | 501 | NotImplemented
          POST   | /api/v1/namespaces/default/pods/p/exec        | application/json | ''           | 501 | NotImplemented
          POST   | /api/v1/namespaces/default/pods/p/eviction    | application/json | {}           | 501 | NotImplemented
          GET    | /api/v1/namespaces/default/services/s/proxy   | application/json | ''           | 501 | NotImplemented
          """)
  void everyRefusalIsAStatus(
      String method, String path, String type, String body, int code, String reason) {
    var answer = raw.send(method, path, type, body);
    assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    assertThat(answer.json().path("kind").asText()).isEqualTo("Status");
    assertThat(answer.json().path("reason").asText()).isEqualTo(reason);
    assertThat(answer.json().path("message").asText()).isNotEmpty();
  }

  @Test
  void bodiesAboveThreeMebibytesAreTooLarge() {
    var answer = raw.send("POST", MAPS, "application/json", "x".repeat(3 * 1024 * 1024 + 1));
    assertThat(answer.code()).isEqualTo(413);
    assertThat(answer.json().path("reason").asText()).isEqualTo("RequestEntityTooLarge");
  }

  @Test
  void deepBodiesAreRefused() {
    var deep = "{\"data\":".repeat(100_000);
    assertThat(raw.send("POST", MAPS, "application/json", deep).code()).isEqualTo(400);
  }

  @Test
  void webSocketRequestsAreAnsweredSoThatClientsUseHttp() {
    // The JDK's client may not set Upgrade itself; the client library does so in its watches.
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), raw.client().getMasterUrl().getPort())) {
      var request =
          "GET "
              + MAPS
              + "?watch=true HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Connection: Upgrade\r\n"
              + "Upgrade: websocket\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void openApiNamesEveryKindAndTheParametersOfPatches() {
    var index = raw.get("/openapi/v3").json().path("paths");
    assertThat(index.has("api/v1")).isTrue();
    var document = raw.get(index.at("/apis~1apps~1v1/serverRelativeURL").asText()).json();
    var patch =
        document.at("/paths/~1apis~1apps~1v1~1namespaces~1{namespace}~1deployments~1{name}/patch");
    assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asText()).isEqualTo("Deployment");
    assertThat(patch.path("parameters").findValuesAsText("name"))
        .contains("dryRun", "fieldValidation");
    assertThat(
            document
                .at("/components/schemas/io.k8s.api.apps.v1.Deployment/properties/spec")
                .isObject())
        .isTrue();
  }

  @Test
  void keysAreServedAsTokensAreSigned() throws IOException {
    var served = raw.get("/openid/v1/jwks").json();
    try (var simulator = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults())) {
      var keys = new ObjectMapper().readTree(simulator.serviceAccountKeys());
      assertThat(keys.at("/keys/0/kty").asText()).isEqualTo("RSA");
      assertThat(keys.path("issuer").asText())
          .isEqualTo("https://kubernetes.default.svc.cluster.local");
      assertThat(served.at("/keys/0/n")).isNotEqualTo(keys.at("/keys/0/n"));
    }
    assertThat(raw.get("/.well-known/openid-configuration").json().path("issuer").asText())
        .isEqualTo("https://kubernetes.default.svc.cluster.local");
  }

  @Test
  void versionsBeginWithTheClock() {
    var clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    var settings = new KubernetesSimulator.Settings(0, false, clock);
    try (var target = Target.of(settings)) {
      var list = Raw.of(target).get("/api/v1/namespaces").json();
      assertThat(list.at("/metadata/resourceVersion").asLong() - clock.millis()).isBetween(1L, 50L);
      assertThat(list.at("/items/0/metadata/creationTimestamp").asText())
          .isEqualTo("2030-01-01T00:00:00Z");
    }
  }

  @Test
  void aTakenPortIsRefused() {
    var taken =
        new KubernetesSimulator.Settings(
            target.client().getMasterUrl().getPort(), false, Clock.systemUTC());
    assertThatThrownBy(() -> KubernetesSimulator.start(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("already in use");
  }

  @Test
  void informersSurviveARestart() {
    var first = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    try (var cable = Cable.to(first.url());
        var through = Target.through(cable, first);
        var informer = through.client().configMaps().inNamespace("default").inform()) {
      var client = through.client();
      client.resource(map("before")).create();
      first.close();
      cable.cut();
      try (var second = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults())) {
        cable.mendTo(second.url());
        client.resource(map("after")).create();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    informer.getStore().getByKey("default/after") != null
                        && informer.getStore().getByKey("default/before") == null);
      }
    }
  }

  private static ConfigMap map(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .build();
  }

  @Test
  void servesTls(@TempDir Path home) throws IOException {
    try (var secure = Target.simulator(true)) {
      assertThat(secure.client().getMasterUrl().getProtocol()).isEqualTo("https");
      assertThat(secure.client().namespaces().withName("default").get()).isNotNull();
      if (Kubectl.binary().isPresent()) {
        assertThat(Kubectl.in(home, secure.kubeconfig()).ok("get", "ns")).contains("default");
      }
    }
  }

  @Test
  void tenThousandObjectsAreQuick() throws Exception {
    var client = target.client();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName("many").endMetadata().build())
        .create();
    var start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 10_000; i++) {
        var map =
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("m-" + i)
                .withNamespace("many")
                .endMetadata()
                .addToData("k", "v" + i)
                .build();
        threads.execute(() -> client.resource(map).create());
      }
    }
    var created = System.nanoTime();
    assertThat(client.configMaps().inNamespace("many").list().getItems()).hasSize(10_000);
    var listed = System.nanoTime();
    try (var informer = client.configMaps().inNamespace("many").inform()) {
      assertThat(informer.getStore().list()).hasSize(10_000);
    }
    var informed = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(client.configMaps().inNamespace("many").withName("m-" + i * 100).get())
          .isNotNull();
    }
    var read = System.nanoTime();
    System.out.printf(
        "10,000 creates %d ms, list %d ms, informer %d ms, 100 GETs %d ms%n",
        (created - start) / 1_000_000,
        (listed - created) / 1_000_000,
        (informed - listed) / 1_000_000,
        (read - informed) / 1_000_000);
    // Far above what is measured: it is to catch scans, not slow machines.
    assertThat(Duration.ofNanos(read - created)).isLessThan(Duration.ofSeconds(15));
  }
}
