package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Request;

/// Checks that a request was signed with a key, just now, and was not changed since.
final class HttpSignature {

  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final Clock clock;

  /// `clock` is the one that clients go by.
  HttpSignature(Clock clock) {
    this.clock = clock;
  }

  /// Throws 401. `alsoSigned` are headers that must be among those signed, besides the date, the
  /// request target and, `withBody`, what says which body it is.
  void verify(
      Request request,
      SignatureHeader header,
      PublicKey key,
      Collection<String> alsoSigned,
      boolean withBody) {
    var needed = new HashSet<>(alsoSigned);
    needed.add("(request-target)");
    var hasBody = withBody && WITH_BODY.contains(request.method());
    if (hasBody) {
      needed.addAll(List.of("content-length", "content-type", "x-content-sha256"));
    }
    if (!header.headers().containsAll(needed)
        || !isRecent(request, header)
        || !isBodyTheSame(request, hasBody)
        || !Rsa.verify(key, signedText(request, header), decoded(header.signature()))) {
      throw OciError.notAuthenticated();
    }
  }

  private boolean isRecent(Request request, SignatureHeader header) {
    var name = header.headers().contains("x-date") ? "x-date" : "date";
    if (!header.headers().contains(name)) {
      return false;
    }
    try {
      var date =
          DateTimeFormatter.RFC_1123_DATE_TIME.parse(
              request.header(name).orElse(""), Instant::from);
      return Duration.between(date, clock.instant()).abs().compareTo(SKEW) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isBodyTheSame(Request request, boolean hasBody) {
    return request
        .header("x-content-sha256")
        .map(hash -> hash.equals(sha256(request.body())))
        .orElse(!hasBody);
  }

  private static String sha256(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] signedText(Request request, SignatureHeader header) {
    return header.headers().stream()
        .map(name -> name + ": " + value(request, name))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String value(Request request, String name) {
    return name.equals("(request-target)")
        ? request.method().toLowerCase(Locale.ROOT) + " " + request.target()
        : request.header(name).orElseThrow(OciError::notAuthenticated);
  }

  private static byte[] decoded(String signature) {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      throw OciError.notAuthenticated();
    }
  }
}
