package dev.tsunagi.provisioning.account;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;

/// The password in force, as the vault has it: a JSON object that others may read `username` and
/// `password` of. It alone says which of the two accounts is in force, and since when.
///
/// @param owner the object that it was made for, as [Holder] prints it
/// @param uid of that object: a password does not come back with an object of the same name
/// @param serial counts passwords; odd ones are for the first account
record KeptCredential(
    String owner, String uid, int serial, String username, SecretValue password, Instant madeAt) {

  private static final JsonMapper JSON = new JsonMapper();

  SecretValue json() {
    var object =
        JSON.createObjectNode()
            .put("username", username)
            .put("password", password.text())
            .put("serial", serial)
            .put("madeAt", madeAt.toString())
            .put("owner", owner)
            .put("uid", uid);
    return SecretValue.of(object.toString());
  }

  /// Throws a refusal when the value is none of ours, or another object's.
  static KeptCredential read(String key, SecretValue value, Holder holder) {
    var kept = parsed(value).filter(found -> found.owner().equals(holder.toString()));
    return kept.orElseThrow(
        () ->
            new FailureException(
                new Failure.Refused(
                    "VaultSecretNotOurs",
                    ("secret \"%s\" is in the vault already and was not made for this object; move"
                            + " it away")
                        .formatted(key))));
  }

  /// No cause goes along: it could quote the value.
  private static Optional<KeptCredential> parsed(SecretValue value) {
    try {
      var object = JSON.readTree(value.bytes());
      return Optional.of(
          new KeptCredential(
              object.path("owner").asText(),
              object.path("uid").asText(),
              object.path("serial").asInt(),
              object.path("username").asText(),
              SecretValue.of(object.path("password").asText()),
              Instant.parse(object.path("madeAt").asText())));
    } catch (JsonProcessingException | DateTimeException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes can be read", e);
    }
  }
}
