package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tsunagi.simulator.oci.crypto.Jwk;
import dev.tsunagi.simulator.oci.crypto.Jwt;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tokens for pods.
class WorkloadIdentityIT {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final KeyPair CLUSTER = Rsa.generate();
  private static final KeyPair POD = Rsa.generate();
  private static final String PATH = "/resourcePrincipalSessionTokens";
  private static final String BUNDLE = "/20190301/secretbundles/ocid1.vaultsecret.oc1.iad.database";

  private static final String SEED =
      """
      compartments: [{id: ocid1.compartment.oc1..demo, name: demo}]
      vaults:
        - id: ocid1.vault.oc1.iad.demo.abuwcljrexample
          name: demo-vault
          compartment: demo
          keys: [{id: key, name: key}]
          secrets: [{name: database, id: ocid1.vaultsecret.oc1.iad.database, text: for-the-shop}]
      clusters:
        - id: c
          name: prod
          CLUSTER_SAYS
          workloads:
            - {name: shop, namespace: shop-*, serviceAccount: reader}
      policies:
        - {principals: ["workload:shop"], allow: read secret-bundles, in: demo}
      """;

  /// Text in PEM or bare base64, as the Go and the other SDKs send it, over both listeners.
  @ParameterizedTest
  @CsvSource({"true, false", "false, false", "true, true"})
  void aServiceAccountTokenBecomesASessionToken(boolean pem, boolean tls) throws Exception {
    try (var simulator = start("", tls ? 0 : -1)) {
      var key = pem ? Rsa.pem(POD.getPublic()) : base64(POD.getPublic().getEncoded());
      var body = Json.object().put("podKey", key).toString();
      var response = tls ? postOverTls(simulator, body) : post(simulator, PATH, token(), body);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).matches("\"[A-Za-z0-9+/=]+\"");
      var session = decoded(response).path("token").asText();
      assertThat(session).startsWith("ST$");
      var signer = new Signer(simulator.url(), session, POD.getPrivate());
      assertThat(signer.get(BUNDLE).statusCode()).isEqualTo(200);
      assertThat(simulator.journal().entries().getLast().principal())
          .isEqualTo("workload:prod/shop-eu/reader");
    }
  }

  @Test
  void theNewerFormMakesTheKeyToo() throws Exception {
    try (var simulator = start("")) {
      var made = decoded(post(simulator, PATH + "WithCaching", token(), "{}"));
      var pem = new String(Base64.getDecoder().decode(made.path("privateKey").asText()), UTF_8);
      var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));

      var signer = new Signer(simulator.url(), made.path("token").asText(), key);
      assertThat(signer.get(BUNDLE).statusCode()).isEqualTo(200);
      assertThat(new String(Base64.getDecoder().decode(made.path("publicKey").asText()), UTF_8))
          .startsWith("-----BEGIN PUBLIC KEY-----");
    }
  }

  /// Namespace, account, seconds to live, who signed, what the cluster says of itself; then what
  /// the token exchange and the read of a secret answer.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop-eu | reader | 60 | cluster  |                     | 200 | 200",
        "shop-eu | writer | 60 | cluster  |                     | 200 | 404",
        "other   | reader | 60 | cluster  |                     | 200 | 404",
        "shop-eu | reader | -1 | cluster  |                     | 401 | ",
        "shop-eu | reader | 60 | stranger |                     | 200 | 200",
        "shop-eu | reader | 60 | cluster  | JWKS                | 200 | 200",
        "shop-eu | reader | 60 | stranger | JWKS                | 401 | ",
        "shop-eu | reader | 60 | cluster  | URL                 | 200 | 200",
        "shop-eu | reader | 60 | stranger | URL                 | 401 | ",
        "shop-eu | reader | 60 | cluster  | 'issuer: https://k' | 200 | 200",
        "shop-eu | reader | 60 | cluster  | 'issuer: https://x' | 401 | ",
        "shop-eu | reader | 60 | cluster  | 'type: BASIC_CLUSTER' | 403 | "
      })
  void tokensAreForThoseWhoMayHaveThem(
      String namespace,
      String account,
      int life,
      String signedBy,
      @Nullable String cluster,
      int status,
      @Nullable Integer read)
      throws Exception {
    var jwks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    jwks.createContext("/", exchange -> answer(exchange, keySet()));
    jwks.start();
    var says =
        switch (cluster == null ? "" : cluster) {
          case "JWKS" -> "jwks: " + keySet();
          case "URL" -> "jwksUrl: http://127.0.0.1:" + jwks.getAddress().getPort() + "/";
          default -> cluster == null ? "" : cluster;
        };
    try (var simulator = start(says)) {
      var signer = signedBy.equals("cluster") ? CLUSTER : Rsa.generate();
      var token = token("system:serviceaccount:" + namespace + ":" + account, life, signer);
      var body = Json.object().put("podKey", Rsa.pem(POD.getPublic())).toString();
      var response = post(simulator, PATH, token, body);

      assertThat(response.statusCode()).isEqualTo(status);
      if (read != null) {
        var session = decoded(response).path("token").asText();
        var got = new Signer(simulator.url(), session, POD.getPrivate()).get(BUNDLE);
        assertThat(got.statusCode()).isEqualTo(read);
      }
    } finally {
      jwks.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer x     | {\"podKey\":\"x\"} | 401",
        "Basic x      | {\"podKey\":\"x\"} | 401",
        "TOKEN        | {\"podKey\":\"x\"} | 400",
        "TOKEN        | {}                 | 400",
        "OTHER        | {\"podKey\":\"x\"} | 401"
      })
  void anythingElseIsRefused(String authorization, String body, int status) {
    var header =
        switch (authorization) {
          case "TOKEN" -> "Bearer " + token();
          case "OTHER" -> "Bearer " + token("system:node:a", 60, CLUSTER);
          default -> authorization;
        };
    try (var simulator = start("")) {
      var response = new Http(simulator.url()).send("POST", PATH, body, "authorization", header);

      assertThat(response.statusCode()).isEqualTo(status);
    }
  }

  /// The SDK's own client insists on port 12250 of the address in its environment.
  @Test
  void theJavaSdkReadsASecretAndRecoversFromExpiredTokens(@TempDir Path directory)
      throws Exception {
    var host = "127." + (1 + ProcessHandle.current().pid() % 250) + ".43.7";
    var settings =
        new OciSimulator.Settings(
            host, 0, 12250, Clock.systemUTC(), seed(""), SignatureCheck.VERIFY);
    try (var simulator = startOrAbort(settings)) {
      var ca = directory.resolve("ca.crt");
      Files.writeString(ca, simulator.caCertificatePem().orElseThrow());

      assertThat(runPod(simulator, host, ca, directory.resolve("errors")))
          .containsExactly("for-the-shop", "for-the-shop");
      assertThat(simulator.journal().count("CreateSessionToken")).isEqualTo(2);
      assertThat(simulator.journal().count("GetSecretBundleByName")).isEqualTo(3);
    }
  }

  private static OciSimulator startOrAbort(OciSimulator.Settings settings) {
    try {
      return OciSimulator.start(settings);
    } catch (UncheckedIOException e) {
      return abort("this machine does not listen on all of 127.0.0.0/8: " + e.getMessage());
    }
  }

  /// The SDK takes the first transport that it finds. Ours has no trust store of a client's own,
  /// which the SDK's way to the proxymux needs.
  private static String withTheTransportOfTheSdk() {
    var entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    var transport =
        entries.stream()
            .filter(entry -> entry.contains("httpclient-jersey3"))
            .findFirst()
            .orElseThrow();
    return transport + File.pathSeparator + String.join(File.pathSeparator, entries);
  }

  private static List<String> runPod(OciSimulator simulator, String host, Path ca, Path errors)
      throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-cp",
            withTheTransportOfTheSdk(),
            OkePod.class.getName(),
            simulator.url().toString(),
            token(),
            "database");
    builder.environment().put("KUBERNETES_SERVICE_HOST", host);
    builder.environment().put("OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH", ca.toString());
    builder.redirectError(errors.toFile());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return output.lines().filter(line -> !line.contains(" WARN ")).toList();
  }

  private static OciSimulator start(String cluster) {
    return start(cluster, -1);
  }

  private static OciSimulator start(String cluster, int tlsPort) {
    return OciSimulator.start(
        OciSimulator.Settings.defaults().withSeed(seed(cluster)).withTlsPort(tlsPort));
  }

  private static Seed seed(String cluster) {
    return Seed.parse(SEED.replace("CLUSTER_SAYS", cluster));
  }

  private static String keySet() {
    var set = Json.object();
    set.putArray("keys").add(Jwk.of(CLUSTER.getPublic(), "k1"));
    return set.toString();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, text.length());
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
  }

  private static String token() {
    return token("system:serviceaccount:shop-eu:reader", 600, CLUSTER);
  }

  private static String token(String subject, int life, KeyPair signer) {
    var claims =
        Json.object()
            .put("iss", "https://k")
            .put("sub", subject)
            .put("exp", Instant.now().getEpochSecond() + life);
    return Jwt.sign(claims, signer, "k1");
  }

  private static HttpResponse<String> post(
      OciSimulator simulator, String path, String token, String body) {
    return new Http(simulator.url()).send("POST", path, body, "authorization", "Bearer " + token);
  }

  private static HttpResponse<String> postOverTls(OciSimulator simulator, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(simulator.tlsUrl().orElseThrow().resolve(PATH))
            .header("authorization", "Bearer " + token())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newBuilder().sslContext(trusting(simulator)).build()) {
      return Http.send(client, request);
    }
  }

  private static SSLContext trusting(OciSimulator simulator) throws Exception {
    var pem = simulator.caCertificatePem().orElseThrow().getBytes(UTF_8);
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static JsonNode decoded(HttpResponse<String> response) throws IOException {
    return Json.MAPPER.readTree(Base64.getDecoder().decode(Http.json(response).asText()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
