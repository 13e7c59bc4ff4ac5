package dev.tsunagi.secrets.json;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// Secrets that are JSON objects: made of named values, and changed by one member at a time while
/// the others stay as they were written.
public final class JsonObject {

  public static final SecretValue EMPTY = SecretValue.of("{}");

  private JsonObject() {}

  /// All values as texts, sorted by name and escaped as Go does it.
  public static SecretValue of(SecretData data) {
    var members = new LinkedHashMap<String, String>();
    data.values().forEach((name, value) -> members.put(quoted(name), quoted(value)));
    return written(members);
  }

  /// The same, with the values beside their texts: what is no text survives.
  public static SecretValue withMembers(SecretData data) {
    return SecretValue.ofMembers(of(data), data);
  }

  /// The object with one member set to a text. It is the same to the byte when the member says so
  /// already.
  ///
  /// @return empty when the secret is not a JSON object
  public static Optional<SecretValue> with(SecretValue object, String name, SecretValue value) {
    return members(object)
        .map(
            members -> {
              if (says(members.get(name), value)) {
                return object;
              }
              members.put(name, quoted(value));
              return writtenByName(members);
            });
  }

  /// The object less one member.
  ///
  /// @return empty when the secret is not a JSON object, or has no such member
  public static Optional<SecretValue> without(SecretValue object, String name) {
    return members(object)
        .filter(members -> members.remove(name) != null)
        .map(JsonObject::writtenByName);
  }

  /// The names of the members; none when the secret is not a JSON object.
  public static Set<String> names(SecretValue object) {
    return members(object).map(members -> Set.copyOf(members.keySet())).orElse(Set.of());
  }

  private static boolean says(@org.jspecify.annotations.Nullable String raw, SecretValue value) {
    return raw != null
        && raw.startsWith("\"")
        && value.equals(SecretValue.of(Bytes.bytes(Strings.unquoted(raw))));
  }

  /// Name to value as it was written. Of members with equal names the last counts.
  private static Optional<Map<String, String>> members(SecretValue object) {
    var text = Bytes.of(object.bytes());
    var json = Json.first(text);
    if (json.kind() != Json.Kind.OBJECT || !Validity.isJson(text)) {
      return Optional.empty();
    }
    var members = new LinkedHashMap<String, String>();
    json.members().forEach(m -> members.put(Bytes.text(m.key().text()), m.value().raw()));
    return Optional.of(members);
  }

  private static SecretValue writtenByName(Map<String, String> members) {
    var quoted = new LinkedHashMap<String, String>();
    members.forEach((name, raw) -> quoted.put(quoted(name), raw));
    return written(quoted);
  }

  private static SecretValue written(Map<String, String> members) {
    var text =
        members.entrySet().stream()
            .map(m -> m.getKey() + ":" + m.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return SecretValue.of(Bytes.bytes(text));
  }

  private static String quoted(String name) {
    return Strings.quoted(Bytes.of(name));
  }

  private static String quoted(SecretValue value) {
    return Strings.quoted(Bytes.of(value.bytes()));
  }
}
