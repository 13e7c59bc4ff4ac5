package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.GoText;

/// Blocks of PEM.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String type, byte[] bytes) {

  private static final com.google.re2j.Pattern BLOCK =
      com.google.re2j.Pattern.compile(
          "(?m)^-----BEGIN ([^\\n-]+)-----[ \\t]*\\r?\\n((?:[^:\\n]+:[^\\n]*\\n)*)"
              + "([A-Za-z0-9+/=\\s]*)-----END ([^\\n-]+)-----[ \\t]*\\r?$");

  /// What was found: the blocks, and whether anything but white space follows the last one.
  record Found(List<Pem> blocks, boolean rest) {}

  static Found find(String text) {
    var blocks = new ArrayList<Pem>();
    var matcher = BLOCK.matcher(text);
    int end = 0;
    while (matcher.find()) {
      end = matcher.end();
      if (matcher.group(1).equals(matcher.group(4))) {
        decoded(matcher.group(3)).ifPresent(b -> blocks.add(new Pem(matcher.group(1), b)));
      }
    }
    var rest = text.substring(end);
    return new Found(blocks, !rest.isEmpty() && !rest.equals("\n"));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static String encode(String type, byte[] bytes) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes);
    var body = GoText.decode(lines);
    return "-----BEGIN %s-----\n%s%s-----END %s-----\n"
        .formatted(type, body, body.isEmpty() ? "" : "\n", type);
  }

  String encoded() {
    return encode(type, bytes);
  }

  @Override
  public String toString() {
    return "PEM " + type;
  }
}
