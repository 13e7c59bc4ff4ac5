package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;

/// The `Authorization: Signature …` header, whose parameters come in any order.
record SignatureHeader(String keyId, List<String> headers, String signature) {

  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");

  /// Throws 401 when it is missing, incomplete or of another algorithm.
  static SignatureHeader parse(Optional<String> header) {
    var text = header.orElseThrow(OciError::notAuthenticated);
    if (!text.regionMatches(true, 0, "Signature ", 0, "Signature ".length())) {
      throw OciError.notAuthenticated();
    }
    var parameters = new HashMap<String, String>();
    var matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      parameters.put(matcher.group(1), matcher.group(2));
    }
    if (!parameters.getOrDefault("algorithm", "").equalsIgnoreCase("rsa-sha256")
        || !parameters.getOrDefault("version", "1").equals("1")) {
      throw OciError.notAuthenticated();
    }
    return new SignatureHeader(
        need(parameters, "keyId"),
        List.of(need(parameters, "headers").toLowerCase(Locale.ROOT).split(" ")),
        need(parameters, "signature"));
  }

  private static String need(Map<String, String> parameters, String name) {
    var value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw OciError.notAuthenticated();
    }
    return value;
  }
}
