package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Many callers at once.
class ConcurrencyIT {

  private static final int CALLERS = 32;
  private static final String CREATE =
      "{\"compartmentId\":\"ocid1.compartment.oc1..demo\","
          + "\"vaultId\":\"ocid1.vault.oc1.iad.demo.abuwcljrexample\","
          + "\"keyId\":\"ocid1.key.oc1.iad.demo.abuwcljrexample\",\"secretName\":\"%s\","
          + "\"secretContent\":{\"contentType\":\"BASE64\",\"content\":\"eA==\"}}";

  private static OciSimulator simulator;
  private static Http http;

  @BeforeAll
  static void start() {
    simulator =
        OciSimulator.start(OciSimulator.Settings.defaults().withSignatures(SignatureCheck.OFF));
    http = new Http(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void aRetryTokenFromManyThreadsCreatesOnce() {
    var answers =
        together(
            _ ->
                http.send(
                    "POST",
                    "/20180608/secrets",
                    CREATE.formatted("token"),
                    "opc-retry-token",
                    "same"));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(answers)
        .extracting(answer -> Http.json(answer).path("id").asText())
        .containsOnly(Http.json(answers.getFirst()).path("id").asText());
  }

  @Test
  void aNameFromManyThreadsIsTakenOnce() {
    var answers = together(_ -> http.send("POST", "/20180608/secrets", CREATE.formatted("name")));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 400).hasSize(CALLERS - 1);
  }

  @Test
  void anEtagFromManyThreadsIsGoodOnce() {
    var created = http.send("POST", "/20180608/secrets", CREATE.formatted("etag"));
    var etag = created.headers().firstValue("etag").orElseThrow();
    var path = "/20180608/secrets/" + Http.json(created).path("id").asText();
    var current = http.get(path).headers().firstValue("etag").orElseThrow();

    var answers = together(i -> http.send("PUT", path, "{}", "if-match", current));

    assertThat(etag).isEqualTo(current);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 412).hasSize(CALLERS - 1);
  }

  @Test
  void readersNeverSeeHalfOfAnUpdate() {
    var name = "seen";
    simulator.putSecret("demo-vault", name, "0".getBytes(StandardCharsets.UTF_8));
    var read =
        "/20190301/secretbundles/actions/getByName?vaultId="
            + Clients.VAULT
            + "&secretName="
            + name;

    var answers =
        together(
            i -> {
              if (i % 4 == 0) {
                var content = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
                simulator.putSecret("demo-vault", name, content);
              }
              return http.send("POST", read, "");
            });

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(Http.json(answer).path("stages").toString()).contains("CURRENT");
            });
  }

  private static List<HttpResponse<String>> together(IntFunction<HttpResponse<String>> call) {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, CALLERS)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            go.await();
                            return call.apply(i);
                          }))
              .toList();
      go.countDown();
      return answers.stream().map(ConcurrencyIT::get).toList();
    }
  }

  private static HttpResponse<String> get(Future<HttpResponse<String>> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
