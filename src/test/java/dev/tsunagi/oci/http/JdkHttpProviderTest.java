package dev.tsunagi.oci.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpProvider;
import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.HttpResponse;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.client.StandardClientProperties;
import com.oracle.bmc.vault.model.UpdateSecretDetails;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What of HTTP the SDK's clients rely on. That OCI's signatures hold for it, every other test
/// against the simulated cloud shows, which verifies them.
class JdkHttpProviderTest {

  private final Echo server;
  private final HttpClient client;

  JdkHttpProviderTest() throws IOException {
    server = new Echo();
    client = client(server.url(), Duration.ofSeconds(30));
  }

  private static HttpClient client(String url, Duration readTimeout) {
    return HttpProvider.getDefault()
        .newBuilder()
        .baseUri(url)
        .property(StandardClientProperties.CONNECT_TIMEOUT, Duration.ofSeconds(5))
        .property(StandardClientProperties.READ_TIMEOUT, readTimeout)
        .property(StandardClientProperties.ASYNC_POOL_SIZE, 50)
        .registerRequestInterceptor(2, request -> request.header("order", "second"))
        .registerRequestInterceptor(1, request -> request.header("order", "first"))
        .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static HttpResponse send(HttpRequest request) {
    return request.execute().toCompletableFuture().join();
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  @Test
  void theSdkFindsIt() {
    assertThat(HttpProvider.getDefault()).isInstanceOf(JdkHttpProvider.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                '/20180608|secrets',    /20180608/secrets",
    "/,                 '20180608|/secrets',    /20180608/secrets",
    "/opc/v2/,          'instance|region',      /opc/v2/instance/region",
    "/proxy,            '/20180608/|a%2Fb%20c', /proxy/20180608/a%2Fb%20c",
    "'',                '',                     /",
  })
  void pathsAreJoinedByOneSlashAndLeftAsTheyAreEncoded(String base, String parts, String target) {
    var request = client(server.url() + base, Duration.ofSeconds(30)).createRequest(Method.GET);
    for (var part : parts.split("\\|", -1)) {
      request.appendPathPart(part);
    }
    send(request);
    assertThat(server.asked.getLast().target()).isEqualTo(target);
  }

  @Test
  void queriesKeepTheirEncodedValues() {
    var request = client.createRequest(Method.GET).appendPathPart("/secrets");
    request.query("name", "a%2Fb%26c").query("tags.my key", "1").query("name", "again");
    send(request);
    assertThat(server.asked.getLast().target())
        .isEqualTo("/secrets?name=a%2Fb%26c&tags.my+key=1&name=again");
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void everyVerbArrivesWithItsHeadersAndBody(Method verb) {
    var request = client.createRequest(verb).appendPathPart("/x").header("if-match", "etag");
    // What the signer sets; the JDK refuses both and sends the same by itself.
    request.header("Host", URI.create(server.url()).getAuthority()).header("content-length", "4");
    send(verb == Method.GET || verb == Method.HEAD ? request : request.body("text"));
    var asked = server.asked.getLast();
    assertThat(asked.method()).isEqualTo(verb.name());
    assertThat(asked.headers())
        .containsEntry("If-match", List.of("etag"))
        .containsEntry("Order", List.of("first", "second"))
        .containsEntry("Host", List.of(URI.create(server.url()).getAuthority()));
    assertThat(asked.body()).isEqualTo(request.body() == null ? "" : "text");
  }

  @Test
  void aBodyIsWhatWasSetOfItAndTheInterceptorsSeeIt() {
    var details =
        UpdateSecretDetails.builder()
            .description("grüße")
            .metadata(null)
            .currentVersionNumber(3L)
            .build();
    var request = client.createRequest(Method.PUT).body(details);
    send(request);
    assertThat(server.asked.getLast().body())
        .isEqualTo(request.body())
        .isEqualToIgnoringWhitespace(
            """
            {"currentVersionNumber":3,"description":"grüße","metadata":null}\
            """);
  }

  @Test
  void datesAreInUtc() throws IOException {
    var at = Date.from(Instant.parse("2026-02-03T04:05:06.789Z"));
    assertThat(OciJson.INSTANCE.writeValueAsString(at)).isEqualTo("\"2026-02-03T04:05:06.789Z\"");
    assertThat(OciJson.INSTANCE.readValue("\"2026-02-03T04:05:06.789Z\"", Date.class))
        .isEqualTo(at);
    assertThat(OciJson.INSTANCE.readValue("\"2026-02-03T05:05:06+01:00\"", Date.class))
        .isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void aCopyIsAnotherRequest() {
    var first = client.createRequest(Method.POST).appendPathPart("/a").body("one").header("h", "1");
    var copy = first.copy().appendPathPart("/b").body("two").header("h", "2");
    assertThat(first.uri()).hasPath("/a");
    assertThat(copy.uri()).hasPath("/a/b");
    assertThat(first.body()).isEqualTo("one");
    assertThat(first.headers()).containsEntry("H", List.of("1"));
    assertThat(copy.headers()).containsEntry("H", List.of("1", "2"));
  }

  @Test
  void anAnswerIsReadAsWhatIsWanted() throws IOException {
    server.status = 404;
    server.answer = "[{\"code\": \"NotFound\", \"unknown\": 1}]";
    try (var answer = send(client.createRequest(Method.GET))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("opc-request-id")).isEqualTo("request-1");
      assertThat(now(answer.textBody())).isEqualTo(server.answer);
      assertThat(now(answer.streamBody())).hasContent(server.answer);
      assertThat(now(answer.listBody(Map.class)))
          .containsExactly(Map.of("code", "NotFound", "unknown", 1));
      assertThat(answer.body(Map.class)).isCompletedExceptionally();
    }
  }

  @Test
  void noAnswerAtAllIsNoMistake() throws IOException {
    server.status = 204;
    try (var answer = send(client.createRequest(Method.DELETE))) {
      assertThat((Object) now(answer.body(Map.class))).isNull();
      assertThat(now(answer.textBody())).isEmpty();
    }
  }

  @Test
  void zeroIsNoTimeLimitOfTheCallersOwn() {
    var builder = new JdkHttpProvider().newBuilder().baseUri(server.url());
    builder.property(StandardClientProperties.CONNECT_TIMEOUT, Duration.ZERO);
    builder.property(StandardClientProperties.READ_TIMEOUT, Duration.ZERO);
    assertThat(send(builder.build().createRequest(Method.GET)).status()).isEqualTo(200);
  }

  @Test
  void nobodyWaitsLongForTheRestOfAnAnswer() {
    server.hesitates = true;
    server.answer = "{}";
    var impatient = client(server.url(), Duration.ofMillis(300));
    var answer = impatient.createRequest(Method.GET).execute();
    assertThat(answer).isCompletedExceptionally();
    assertThatThrownBy(() -> now(answer)).hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:1, ConnectException", "http://x.invalid, UnknownHostException"})
  void whatKeepsARequestFromArrivingIsNamed(String url, String kind) {
    var nowhere = client(url, Duration.ofSeconds(5));
    assertThatThrownBy(() -> now(nowhere.createRequest(Method.GET).execute()))
        .satisfies(
            e -> {
              var cause = (Exception) Objects.requireNonNull(e.getCause());
              assertThat(nowhere.isProcessingException(cause)).isTrue();
              assertThat(cause.getClass().getSimpleName()).isEqualTo(kind);
            });
  }

  @Test
  void aClosedClientAsksNothing() {
    client.close();
    assertThatThrownBy(() -> client.createRequest(Method.GET))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatAnInterceptorThrowsIsNotOfTheTransport() {
    var refusing =
        new JdkHttpProvider()
            .newBuilder()
            .baseUri(server.url())
            .registerRequestInterceptor(
                1,
                _ -> {
                  throw new IllegalStateException("no session");
                })
            .build();
    assertThatThrownBy(() -> refusing.createRequest(Method.GET).execute())
        .isInstanceOf(IllegalStateException.class);
    assertThat(server.asked).isEmpty();
  }

  /// Also when it never left, and not again for the next request that is made of this one.
  @Test
  void whoCountsRequestsHearsOnceOfEachEnd() {
    var heard = new AtomicInteger();
    var refuses = new AtomicBoolean();
    var counted =
        new JdkHttpProvider()
            .newBuilder()
            .baseUri(server.url())
            .registerRequestInterceptor(
                1,
                request -> {
                  if (!refuses.get()) {
                    request.attribute(Answered.ATTRIBUTE, (Answered) heard::incrementAndGet);
                  }
                })
            .registerRequestInterceptor(
                2,
                _ -> {
                  if (refuses.get() || heard.get() == 1) {
                    throw new IllegalStateException("no session");
                  }
                })
            .build();
    var request = counted.createRequest(Method.GET);
    send(request);
    assertThat(heard).hasValue(1);
    assertThatThrownBy(request::execute).isInstanceOf(IllegalStateException.class);
    assertThat(heard).hasValue(2);
    refuses.set(true);
    assertThatThrownBy(request::execute).isInstanceOf(IllegalStateException.class);
    assertThat(heard).hasValue(2);
  }

  @Test
  void clientsShareTheirConnectionsAndCostNoThreads() {
    var threads = Thread.getAllStackTraces().size();
    for (var i = 0; i < 40; i++) {
      send(client(server.url(), Duration.ofSeconds(30)).createRequest(Method.GET));
    }
    assertThat(server.asked).hasSize(40);
    assertThat(server.connections).hasSize(1);
    // The one that watches sockets, and those that carry virtual threads.
    assertThat(Thread.getAllStackTraces().size() - threads)
        .isLessThanOrEqualTo(4 + Runtime.getRuntime().availableProcessors());
  }

  @Test
  void whatWouldHaveToBeIgnoredIsRefused() {
    var builder = new JdkHttpProvider().newBuilder();
    assertThatThrownBy(
            () -> builder.property(StandardClientProperties.HOSTNAME_VERIFIER, (_, _) -> true))
        .hasMessageContaining("no client of ours has its own");
    assertThatThrownBy(
            () -> client.createRequest(Method.PUT).body(new ByteArrayInputStream(new byte[1]), 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
