package dev.tsunagi.secrets.json;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// A secret that is a JSON object, taken apart.
public final class JsonMembers {

  private JsonMembers() {}

  /// Name to value: texts without quotes, null as nothing, numbers, truth values, objects and lists
  /// as they were written. Of members with equal names the last counts.
  ///
  /// @return empty when the secret is not a JSON object by the letter of the grammar
  public static Optional<Map<String, SecretValue>> of(SecretValue secret) {
    var text = Bytes.of(secret.bytes());
    var json = Json.first(text);
    if (json.kind() != Json.Kind.OBJECT || !Validity.isJson(text)) {
      return Optional.empty();
    }
    var members = new LinkedHashMap<String, SecretValue>();
    json.members().forEach(m -> members.put(Bytes.text(m.key().text()), value(m.value())));
    return Optional.of(members);
  }

  private static SecretValue value(Json member) {
    return SecretValue.of(
        Bytes.bytes(
            switch (member.kind()) {
              case STRING, NULL -> member.text();
              default -> member.raw();
            }));
  }
}
