package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// Where a user name or password comes from: one of three.
@ValidationRule(
    value =
        "(has(self.secret) ? 1 : 0) + (has(self.remoteRef) ? 1 : 0) + (has(self.generate) ? 1 : 0)"
            + " <= 1",
    message = "give one of secret, remoteRef and generate")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CredentialRef(
    @JsonPropertyDescription("A Secret of this namespace, as in OSOK.") @Nullable SecretName secret,
    @JsonPropertyDescription("A value in the vault of the store that secretStoreRef names.")
        @Nullable VaultRef remoteRef,
    @JsonPropertyDescription("Have one made and kept in that vault before the resource is created.")
        @Nullable Generate generate) {

  public static final CredentialRef NONE = new CredentialRef(null, null, null);

  /// A Secret by its name; which of its keys is read depends on what is asked for.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record SecretName(@JsonPropertyDescription("Name of the Secret.") String secretName) {

    public SecretName {
      secretName = Completed.text(secretName);
    }
  }

  /// Where the value that is made is kept.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Generate(
      @JsonPropertyDescription(
              "Name of the secret in the vault; otherwise one made of namespace and name.")
          String key) {

    public Generate {
      key = Completed.text(key);
    }
  }

  @JsonIgnore
  public boolean isGiven() {
    return (secret != null && !secret.secretName().isEmpty())
        || remoteRef != null
        || generate != null;
  }
}
