package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// Makes up contents as `secretGenerationContext` asks.
final class Generation {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SSH_TEMPLATE =
      "{\"publicKey\": \"%GENERATED_PUBLIC_KEY%\", \"privateKey\": \"%GENERATED_PRIVATE_KEY%\"}";
  private static final List<String> LETTERS_AND_DIGITS =
      List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789");

  private Generation() {}

  /// A passphrase where nothing else is asked for.
  static byte[] passphrase() {
    return passphrase(32, "!#$%*+-.=?@_").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] generate(JsonNode context) {
    var type = Json.required(context, "generationType");
    var kind = Json.required(context, "generationTemplate");
    var template = Json.text(context, "secretTemplate");
    return switch (type) {
      case "PASSPHRASE" -> {
        var text = passphrase(length(context), symbols(kind));
        yield utf8(fill(template, Map.of("%GENERATED_PASSPHRASE%", text), text));
      }
      case "BYTES" -> bytes(kind, template);
      case "SSH_KEY" -> {
        var keys = sshKeys(kind);
        yield utf8(fill(template == null ? SSH_TEMPLATE : template, keys, ""));
      }
      default -> throw OciError.invalid("generationType must be PASSPHRASE, SSH_KEY or BYTES");
    };
  }

  private static int length(JsonNode context) {
    var length = context.path("passphraseLength").asInt(32);
    if (length < 8 || length > 128) {
      throw OciError.invalid("passphraseLength must be from 8 to 128");
    }
    return length;
  }

  private static String symbols(String kind) {
    return switch (kind) {
      case "SECRETS_DEFAULT_PASSWORD" -> "!#$%*+-.=?@_";
      case "DBAAS_DEFAULT_PASSWORD" -> "_#-";
      default -> throw unknown(kind);
    };
  }

  /// Two of each class at least, which satisfies databases.
  private static String passphrase(int length, String symbols) {
    var classes = new ArrayList<>(LETTERS_AND_DIGITS);
    classes.add(symbols);
    var characters = new ArrayList<Character>();
    for (var i = 0; i < length; i++) {
      var from = classes.get(i < 8 ? i % 4 : RANDOM.nextInt(4));
      characters.add(from.charAt(RANDOM.nextInt(from.length())));
    }
    Collections.shuffle(characters, RANDOM);
    return characters.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static byte[] bytes(String kind, @Nullable String template) {
    var count =
        switch (kind) {
          case "BYTES_512" -> 512;
          case "BYTES_1024" -> 1024;
          default -> throw unknown(kind);
        };
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    if (template == null) {
      return bytes;
    }
    var text = Base64.getEncoder().encodeToString(bytes);
    return utf8(fill(template, Map.of("%GENERATED_BYTES%", text), text));
  }

  /// In PEM, with line ends escaped, for templates are JSON.
  private static Map<String, String> sshKeys(String kind) {
    var bits =
        switch (kind) {
          case "RSA_2048" -> 2048;
          case "RSA_3072" -> 3072;
          case "RSA_4096" -> 4096;
          default -> throw unknown(kind);
        };
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      var pair = generator.generateKeyPair();
      return Map.of(
          "%GENERATED_PUBLIC_KEY%", pem("PUBLIC KEY", pair.getPublic()),
          "%GENERATED_PRIVATE_KEY%", pem("PRIVATE KEY", pair.getPrivate()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String pem(String type, Key key) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return ("-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n")
        .replace("\n", "\\n");
  }

  private static String fill(@Nullable String template, Map<String, String> values, String plain) {
    if (template == null) {
      return plain;
    }
    var text = template;
    for (var value : values.entrySet()) {
      if (!template.contains(value.getKey())) {
        throw OciError.invalid("secretTemplate must contain " + value.getKey());
      }
      text = text.replace(value.getKey(), value.getValue());
    }
    return text;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static OciError unknown(String kind) {
    return OciError.invalid("generationTemplate is unknown: " + kind);
  }
}
