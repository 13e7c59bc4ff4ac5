package dev.tsunagi.simulator.oci.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

  private static final Route.Handler NOTHING = _ -> Answer.noContent();

  private final Router router =
      new Router(
          List.of(
              Route.get("List", "/1/things", NOTHING),
              Route.post("Create", "/1/things", NOTHING),
              Route.post("ByName", "/1/things/actions/getByName", NOTHING),
              Route.get("Get", "/1/things/{id}", NOTHING),
              Route.post("Start", "/1/things/{id}/actions/start", NOTHING)));

  @ParameterizedTest
  @CsvSource({
    "GET,  /1/things,                   List,   ",
    "GET,  //1///things/,               List,   ",
    "GET,  /1/things?limit=3,           List,   ",
    "POST, /1/things,                   Create, ",
    "GET,  /1/things/a,                 Get,    a",
    "GET,  /1/things/a%2Fb%20c,         Get,    a/b c",
    "GET,  /1/things/a+b,               Get,    a+b",
    "POST, /1/things/actions/getByName, ByName, ",
    "POST, /1/things/x/actions/start,   Start,  x"
  })
  void findsTheOperation(String method, String target, String operation, String id) {
    var match = router.find(request(method, target));

    assertThat(match.route().operation()).isEqualTo(operation);
    assertThat(match.path().get("id")).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /,             404, NotFound",
    "GET,    /2/things,     404, NotFound",
    "GET,    /1/things/a/b, 404, NotFound",
    "GET,    /1/things/%zz, 404, NotFound",
    "DELETE, /1/things/a,   405, MethodNotAllowed",
    "PUT,    /1/things,     405, MethodNotAllowed"
  })
  void saysWhyThereIsNone(String method, String target, int status, String code) {
    assertThatThrownBy(() -> router.find(request(method, target)))
        .isInstanceOfSatisfying(
            OciError.class,
            e -> {
              assertThat(e.status()).isEqualTo(status);
              assertThat(e.code()).isEqualTo(code);
            });
  }

  @Test
  void decodesQueriesAsEverySdkWritesThem() {
    var request = request("GET", "/1/things?name=a%20b&name=a+c&empty=&bare&x=%26%3D");

    assertThat(request.query())
        .containsEntry("name", List.of("a b", "a c"))
        .containsEntry("empty", List.of(""))
        .containsEntry("bare", List.of(""))
        .containsEntry("x", List.of("&="));
  }

  private static Request request(String method, String target) {
    return new Request(
        method,
        target,
        Map.of(),
        new byte[0],
        URI.create("http://localhost"),
        InetAddress.getLoopbackAddress());
  }
}
