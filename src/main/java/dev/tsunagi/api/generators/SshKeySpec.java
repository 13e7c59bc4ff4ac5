package dev.tsunagi.api.generators;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// A pair of SSH keys.
///
/// @param keySize in bits; null for the usual one. An ed25519 key has one size only
/// @param comment behind the public key, as a rule whose key it is
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SshKeySpec(KeyType keyType, @Nullable Integer keySize, String comment)
    implements GeneratorSpec {

  public static final SshKeySpec EMPTY = new SshKeySpec(KeyType.RSA, null, "");

  public SshKeySpec {
    keyType = Completed.or(keyType, KeyType.RSA);
    comment = Completed.text(comment);
  }

  /// The kind of key.
  public enum KeyType {
    @JsonProperty("rsa")
    RSA,
    @JsonProperty("ecdsa")
    ECDSA,
    @JsonProperty("ed25519")
    ED25519
  }
}
