package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Rsa;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Signs requests by hand, so that each part can be made wrong.
final class Signer {

  private final URI base;
  private final String keyId;
  private final PrivateKey key;
  Instant date = Instant.now();
  String dateHeader = "date";
  List<String> leftOut = List.of();
  String template =
      "Signature version=\"1\",headers=\"%s\",keyId=\"%s\",algorithm=\"rsa-sha256\","
          + "signature=\"%s\"";

  Signer(URI base, String keyId, PrivateKey key) {
    this.base = base;
    this.keyId = keyId;
    this.key = key;
  }

  HttpResponse<String> get(String target) {
    return send("GET", target, "", "");
  }

  /// Signs one body and sends another.
  HttpResponse<String> send(String method, String target, String signed, String sent) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(dateHeader, date(date));
    headers.put("(request-target)", method.toLowerCase(Locale.ROOT) + " " + target);
    headers.put("host", base.getAuthority());
    if (!method.equals("GET")) {
      headers.put("content-length", "" + signed.length());
      headers.put("content-type", "application/json");
      headers.put("x-content-sha256", sha256(signed));
    }
    headers.keySet().removeAll(leftOut);
    var text =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue())
            .collect(Collectors.joining("\n"));
    var signature =
        Base64.getEncoder().encodeToString(Rsa.sign(key, text.getBytes(StandardCharsets.UTF_8)));
    var request =
        HttpRequest.newBuilder(base.resolve(target))
            .method(method, HttpRequest.BodyPublishers.ofString(sent))
            .header(
                "authorization",
                template.formatted(String.join(" ", headers.keySet()), keyId, signature));
    headers.forEach(
        (name, value) -> {
          if (!Set.of("(request-target)", "host", "content-length").contains(name)) {
            request.header(name, value);
          }
        });
    return Http.send(HttpClient.newHttpClient(), request.build());
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static String sha256(String body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
