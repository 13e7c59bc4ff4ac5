package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no client would send: each gets an error or nothing, and the next client is
/// served.
class HostileRequestsIT {

  private static final Charset US_ASCII = StandardCharsets.US_ASCII;

  private static OciSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void theNextClientIsServed() {
    assertThat(new Http(simulator.url()).get("/simulator/healthz").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n",
        "garbage\n\n",
        "GET\n\n",
        "GET / HTTP/9.9\n\n",
        "GET /20180608/secrets HTTP/1.1\n\n",
        "GET /20180608/secrets HTTP/1.1\nHost: a b\n\n",
        "GET /20180608/secrets HTTP/1.1\nHost: [::\n\n",
        "GET http://elsewhere/20180608/secrets HTTP/1.1\nHost: h\n\n",
        "GET //20180608/secrets HTTP/1.1\nHost: h\n\n",
        "GET /a%zz?%zz=%zz HTTP/1.1\nHost: h\n\n",
        "GET /20180608/secrets/%00%ff HTTP/1.1\nHost: h\n\n",
        "OPTIONS * HTTP/1.1\nHost: h\n\n",
        "HEAD /20180608/secrets HTTP/1.1\nHost: h\n\n",
        "TRACE / HTTP/1.1\nHost: h\n\n",
        "POST /v1/x509 HTTP/1.1\nHost: h\nContent-Length: -1\n\n",
        "POST /v1/x509 HTTP/1.1\nHost: h\nContent-Length: 99999999999999999999\n\n",
        "POST /v1/x509 HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\nzz\n",
        "POST /v1/x509 HTTP/1.1\nHost: h\nAuthorization: Signature \nContent-Length: 2\n\n{}",
        "POST /resourcePrincipalSessionTokens HTTP/1.1\nHost: h\nAuthorization: Bearer a.b.c\n"
            + "Content-Length: 2\n\n{}",
        "POST /resourcePrincipalSessionTokens HTTP/1.1\nHost: h\nAuthorization: Bearer"
            + " e30.e30.e30\nContent-Length: 2\n\n{}",
        "POST /resourcePrincipalSessionTokens HTTP/1.1\nHost: h\nAuthorization: Bearer"
            + " W10.W10.W10\nContent-Length: 2\n\n{}"
      })
  void isAnsweredWithAnErrorOrNothing(String request) throws IOException {
    assertThat(exchange(request.replace("\n", "\r\n"))).doesNotContain(" 200 ", " 500 ");
  }

  @Test
  void longHeadersAndQueriesAreRefusedOrShortened() throws IOException {
    var query = "x=" + "y".repeat(100_000);

    assertThat(exchange("GET /nothing?" + query + " HTTP/1.1\r\nHost: h\r\n\r\n"))
        .contains(" 404 ");
    assertThat(simulator.journal().entries().getLast().query()).hasSizeLessThan(1100);
    assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\nA: " + "b".repeat(1_000_000)))
        .doesNotContain(" 200 ", " 500 ");
  }

  @Test
  void connectionsThatSayNothingDoNotKeepOthersOut() throws IOException {
    var silent = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 300; i++) {
        var socket = connect();
        socket.getOutputStream().write("POST /v1/x509 HTTP/1.1\r\n".getBytes(US_ASCII));
        silent.add(socket);
      }
      theNextClientIsServed();
    } finally {
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), simulator.url().getPort());
  }

  /// Sends the bytes and no more, and reads until the server ends the connection.
  private static String exchange(String request) throws IOException {
    try (var socket = connect()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }
}
