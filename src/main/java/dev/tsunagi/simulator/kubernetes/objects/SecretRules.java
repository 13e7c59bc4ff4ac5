package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import org.jspecify.annotations.Nullable;

/// What is special about Secrets, and about ConfigMaps where they are alike.
final class SecretRules {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");
  private static final String KEY_COMPLAINT =
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g."
          + " 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is"
          + " '[-._a-zA-Z0-9]+')";
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "kubernetes.io/dockercfg", List.of(".dockercfg"),
          "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
          "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
          "kubernetes.io/tls", List.of("tls.crt", "tls.key"));

  private SecretRules() {}

  /// Turns `stringData` into `data` and names the default type. Throws a 400 for bad base64.
  static void complete(ObjectNode secret, ResourceType type) {
    for (var entry : secret.path("data").properties()) {
      check64(entry.getValue().asText(), type);
    }
    if (secret.remove("stringData") instanceof ObjectNode texts && !texts.isEmpty()) {
      var data = Json.child(secret, "data");
      for (var entry : texts.properties()) {
        var bytes = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
        data.put(entry.getKey(), Base64.getEncoder().encodeToString(bytes));
      }
    }
    if (Json.text(secret, "type").isEmpty()) {
      secret.put("type", "Opaque");
    }
  }

  private static void check64(String text, ResourceType type) {
    try {
      Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
    } catch (IllegalArgumentException e) {
      var good = text.chars().takeWhile(SecretRules::isBase64).count();
      throw ApiException.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: illegal base64 data at input byte %d"
              .formatted(type.kind(), type.version(), type.kind(), good));
    }
  }

  private static boolean isBase64(int letter) {
    return "+/".indexOf(letter) >= 0 || (letter < 128 && Character.isLetterOrDigit(letter));
  }

  static void check(
      JsonNode object, @Nullable JsonNode old, boolean secret, List<FieldError> errors) {
    var total = 0L;
    for (var part : List.of("data", "binaryData")) {
      for (var entry : object.path(part).properties()) {
        var text = entry.getValue().asText();
        total +=
            secret || part.equals("binaryData")
                ? text.length() / 4 * 3 - padding(text)
                : utf8(text);
        checkKey(part, entry.getKey(), errors);
      }
    }
    if (total > MOST_BYTES) {
      errors.add(FieldError.tooLong(secret ? "data" : "", MOST_BYTES));
    }
    if (secret) {
      checkType(object, old, errors);
    }
    if (old != null && old.path("immutable").asBoolean()) {
      checkUnchanged(object, old, errors);
    }
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int padding(String text) {
    return text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  }

  private static void checkKey(String part, String key, List<FieldError> errors) {
    var field = part + "[" + key + "]";
    var value = new TextNode(key);
    if (key.length() > 253) {
      errors.add(FieldError.invalid(field, value, "must be no more than 253 characters"));
    } else if (key.equals(".") || key.equals("..")) {
      errors.add(FieldError.invalid(field, value, "must not be '" + key + "'"));
    } else if (key.startsWith("..")) {
      errors.add(FieldError.invalid(field, value, "must not start with '..'"));
    } else if (!KEY.matcher(key).matches()) {
      errors.add(FieldError.invalid(field, value, KEY_COMPLAINT));
    }
  }

  private static void checkType(JsonNode secret, @Nullable JsonNode old, List<FieldError> errors) {
    var type = Json.text(secret, "type");
    if (old != null && !type.equals(Json.text(old, "type"))) {
      errors.add(FieldError.invalid("type", new TextNode(type), "field is immutable"));
    }
    for (var key : REQUIRED.getOrDefault(type, List.of())) {
      if (!secret.path("data").has(key)) {
        errors.add(FieldError.required("data[" + key + "]", ""));
      } else if (key.startsWith(".docker") && !isJson(Json.text(secret, "data", key))) {
        var hidden = "\"<secret contents redacted>\"";
        errors.add(FieldError.invalid("data[" + key + "]", hidden, "invalid character"));
      }
    }
    var data = secret.path("data");
    if (type.equals("kubernetes.io/basic-auth") && !data.has("username") && !data.has("password")) {
      errors.add(FieldError.required("data[username]", ""));
      errors.add(FieldError.required("data[password]", ""));
    }
    var account = "kubernetes.io/service-account.name";
    if (type.equals("kubernetes.io/service-account-token")
        && Json.text(secret, "metadata", "annotations", account).isEmpty()) {
      errors.add(FieldError.required("metadata.annotations[" + account + "]", ""));
    }
  }

  private static boolean isJson(String text) {
    try {
      return Json.parse(Base64.getDecoder().decode(text), false).isObject();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkUnchanged(JsonNode object, JsonNode old, List<FieldError> errors) {
    var detail = "field is immutable when `immutable` is set";
    if (!object.path("immutable").asBoolean()) {
      errors.add(FieldError.forbidden("immutable", detail));
    }
    for (var part : List.of("data", "binaryData")) {
      if (!object.path(part).equals(old.path(part))) {
        errors.add(FieldError.forbidden(part, detail));
      }
    }
  }
}
