package dev.tsunagi.metrics.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;
import module java.net.http;

import dev.tsunagi.metrics.ObjectLabels;
import dev.tsunagi.metrics.OperatorMetrics;
import dev.tsunagi.metrics.endpoint.EndpointSettings.Tls;
import dev.tsunagi.metrics.endpoint.ScrapeAccess.Verdict;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The endpoint over real connections.
class MetricsEndpointTest {

  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final OperatorMetrics metrics = new OperatorMetrics(new ObjectLabels(false), 1);
  @TempDir Path directory;

  private MetricsEndpoint on(Optional<Tls> tls, ScrapeAccess access) throws IOException {
    return MetricsEndpoint.on(ANYWHERE, tls, metrics, access);
  }

  private static HttpRequest.Builder request(MetricsEndpoint endpoint, String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(endpoint.port(), path)));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  @Test
  void servesTextOnItsPathOnly() throws Exception {
    try (var endpoint = on(Optional.empty(), ScrapeAccess.OPEN)) {
      var answer = send(request(endpoint, "/metrics"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("jvm_memory");
      assertThat(send(request(endpoint, "/metrics/x")).statusCode()).isEqualTo(404);
      assertThat(send(request(endpoint, "/metricsx")).statusCode()).isEqualTo(404);
      assertThat(send(request(endpoint, "/")).statusCode()).isEqualTo(404);
      assertThat(send(request(endpoint, "/metrics").DELETE()).statusCode()).isEqualTo(405);
    }
  }

  @Test
  void packsWhatIsAskedForPacked() throws Exception {
    try (var endpoint = on(Optional.empty(), ScrapeAccess.OPEN)) {
      var answer = send(request(endpoint, "/metrics").header("Accept-Encoding", "gzip"));
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("jvm_memory");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void theVerdictIsTheAnswer(Verdict verdict) throws Exception {
    var shown = new ArrayList<Optional<String>>();
    ScrapeAccess access =
        token -> {
          shown.add(token);
          return verdict;
        };
    try (var endpoint = on(Optional.empty(), access)) {
      var answer = send(request(endpoint, "/metrics").header("Authorization", "Bearer me"));
      assertThat(answer.statusCode()).isEqualTo(verdict.status);
      assertThat(answer.body().length > 0).isEqualTo(verdict == Verdict.ALLOWED);
      send(request(endpoint, "/metrics").header("Authorization", "Basic bWU6bWU="));
      send(request(endpoint, "/metrics"));
    }
    assertThat(shown).containsExactly(Optional.of("me"), Optional.empty(), Optional.empty());
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws Exception {
    try (var first = on(Optional.empty(), ScrapeAccess.OPEN)) {
      var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port());
      assertThatThrownBy(
              () -> MetricsEndpoint.on(taken, Optional.empty(), metrics, ScrapeAccess.OPEN))
          .hasMessageStartingWith("--metrics-addr: port " + first.port() + " is taken");
    }
  }

  @Test
  void makesACertificateWhenItHasNone() throws Exception {
    try (var endpoint = on(Optional.of(new Tls.SelfSigned()), ScrapeAccess.OPEN)) {
      var shown = (X509Certificate) certificate(endpoint);
      shown.verify(shown.getPublicKey());
      shown.checkValidity();
      assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=tsunagi-metrics");
      assertThat(shown.getSubjectAlternativeNames()).containsExactly(List.of(2, "localhost"));
      assertThatThrownBy(() -> send(request(endpoint, "/metrics")))
          .as("in the clear")
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void takesUpAChangedCertificateAndNoBrokenOne() throws Exception {
    var certificate = directory.resolve("tls.crt");
    var key = directory.resolve("tls.key");
    var first = Pairs.elliptic(certificate, key);
    var files = new Tls.Files(certificate, key);
    try (var endpoint = on(Optional.of(files), ScrapeAccess.OPEN)) {
      assertThat(certificate(endpoint)).isEqualTo(first);
      var second = Pairs.rsa(certificate, key);
      assertThat(certificate(endpoint)).isEqualTo(second);
      Files.writeString(key, "half of a k");
      assertThat(certificate(endpoint)).isEqualTo(second);
      Files.delete(certificate);
      assertThat(certificate(endpoint)).isEqualTo(second);
      var third = Pairs.elliptic(certificate, key);
      assertThat(certificate(endpoint)).isEqualTo(third);
    }
  }

  @Test
  void aMissingCertificateIsNamed() {
    var files = new Tls.Files(directory.resolve("tls.crt"), directory.resolve("tls.key"));
    assertThatThrownBy(() -> on(Optional.of(files), ScrapeAccess.OPEN))
        .isInstanceOf(IOException.class)
        .hasMessage("--metrics-cert-dir: there is no file " + directory.resolve("tls.crt"));
  }

  /// What a client is shown, which trusts everybody.
  private static Certificate certificate(MetricsEndpoint endpoint) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Credulous()}, null);
    try (var socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", endpoint.port())) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  private static final class Credulous extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
