package dev.tsunagi.oci;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// The wire of OKE workload identity: a service account token and a public key in, an OCI session
/// token out.
///
/// Spoken here and not through the SDK's add-on because that one reads its endpoint, its trust and
/// its token from the process environment, so it can only ever be one identity per process
/// (docs/adr/0004). Source: the add-on's own requests, `POST /resourcePrincipalSessionTokens`.
final class SessionTokens {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final OciSettings settings;

  SessionTokens(HttpClient http, OciSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /// The session token, in the form `ST$<jwt>` that signatures name as their key.
  String exchange(String serviceAccountToken, PublicKey sessionKey, String principal) {
    var podKey = Base64.getEncoder().encodeToString(sessionKey.getEncoded());
    var request =
        HttpRequest.newBuilder(
                settings.workloadIdentity().resolve("/resourcePrincipalSessionTokens"))
            .timeout(settings.readTimeout())
            .header("Authorization", "Bearer " + serviceAccountToken)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"podKey\":\"" + podKey + "\"}"))
            .build();
    var response = send(request, principal);
    if (response.statusCode() != 200) {
      throw new FailureException(refusal(response.statusCode(), principal));
    }
    return token(response.body(), principal);
  }

  private HttpResponse<String> send(HttpRequest request, String principal) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Unavailable(
              "could not get an OCI session for %s: no answer from %s (%s); workload identity needs"
                      .formatted(principal, request.uri(), e.getClass().getSimpleName())
                  + " an enhanced OKE cluster"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.Unavailable("interrupted"), e);
    }
  }

  private static Failure refusal(int status, String principal) {
    var text = "could not get an OCI session for %s: HTTP %d".formatted(principal, status);
    return switch (status) {
      case 401, 403, 404 ->
          new Failure.Denied(text + "; workload identity needs an enhanced OKE cluster");
      case 429 -> new Failure.Throttled(text, Duration.ofSeconds(10));
      default -> new Failure.Unavailable(text);
    };
  }

  /// The answer is one JSON string: base64 of `{"token": "ST$…"}`.
  private static String token(String body, String principal) {
    try {
      var encoded = JSON.readTree(body).asText();
      JsonNode answer = JSON.readTree(Base64.getMimeDecoder().decode(encoded));
      var token = answer.path("token").asText();
      if (token.startsWith("ST$")) {
        return token;
      }
    } catch (IOException | IllegalArgumentException e) {
      // Falls through: the text of the parse error could quote the token.
    }
    throw new FailureException(
        new Failure.Unavailable(
            "could not get an OCI session for %s: the answer holds no token".formatted(principal)));
  }
}
