package dev.tsunagi.api.generators;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Passwords of letters, digits and symbols.
///
/// @param digits how many digits; null for a quarter of the length
/// @param symbols how many symbols; null for a quarter of the length
/// @param symbolCharacters what symbols are taken from; empty for all of a keyboard
/// @param noUpper lower-case letters only
/// @param allowRepeat whether a character may be there twice
/// @param secretKeys a password for each of these; empty for one, under `password`
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PasswordSpec(
    Integer length,
    @Nullable Integer digits,
    @Nullable Integer symbols,
    String symbolCharacters,
    boolean noUpper,
    boolean allowRepeat,
    Encoding encoding,
    List<String> secretKeys)
    implements GeneratorSpec {

  public static final PasswordSpec EMPTY =
      new PasswordSpec(24, null, null, "", false, false, Encoding.RAW, List.of());

  public PasswordSpec {
    length = Completed.or(length, 24);
    symbolCharacters = Completed.text(symbolCharacters);
    encoding = Completed.or(encoding, Encoding.RAW);
    secretKeys = Completed.list(secretKeys);
  }

  /// How the password is written into the Secret.
  public enum Encoding {
    @JsonProperty("base64")
    BASE64,
    @JsonProperty("base64url")
    BASE64_URL,
    @JsonProperty("base32")
    BASE32,
    @JsonProperty("hex")
    HEX,
    @JsonProperty("raw")
    RAW
  }
}
