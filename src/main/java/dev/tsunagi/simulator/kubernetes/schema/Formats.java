package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

/// The string formats that structural schemas know. An unknown format fits everything.
final class Formats {

  private static final Pattern UUID_FORM =
      Pattern.compile("(?i)[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern HOST =
      Pattern.compile(
          "([A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)(\\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*");
  private static final Pattern DURATION =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?\\s*(ns|us|µs|ms|s|m|h|d|w)\\s*)+|0");

  private Formats() {}

  static boolean fits(String text, String format) {
    return switch (format) {
      case "date-time" -> parses(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      case "date" -> parses(text, DateTimeFormatter.ISO_LOCAL_DATE);
      case "uuid" -> UUID_FORM.matcher(text).matches();
      case "ipv4" -> IPV4.matcher(text).matches();
      case "email" -> EMAIL.matcher(text).matches();
      case "hostname" -> HOST.matcher(text).matches();
      case "duration" -> DURATION.matcher(text).matches();
      case "byte" -> isBase64(text);
      case "uri" -> isUri(text);
      default -> true;
    };
  }

  private static boolean parses(String text, DateTimeFormatter form) {
    try {
      form.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).getScheme() != null || text.startsWith("/");
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
