package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;

/// A value in the vault of the store that the object names.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VaultRef(
    @JsonPropertyDescription("Name of the secret in the vault.") String key,
    @JsonPropertyDescription("Member of its JSON value; the whole value when it is not said.")
        String property,
    @JsonPropertyDescription("Version number, name or stage; the current one when it is not said.")
        String version) {

  public VaultRef {
    key = Completed.text(key);
    property = Completed.text(property);
    version = Completed.text(version);
  }

  /// The whole current value of a secret.
  public static VaultRef of(String key) {
    return new VaultRef(key, "", "");
  }
}
