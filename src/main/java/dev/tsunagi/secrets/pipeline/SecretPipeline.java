package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.RemoteRef;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// The stages in ESO's order, for each way of asking. Pure.
///
/// | `data[]` | `dataFrom[].extract` |
/// |---|---|
/// | property | property |
/// | | members |
/// | | rewrite, or else convert keys |
/// | | check keys |
/// | decode | decode |
/// | null bytes | null bytes |
public final class SecretPipeline {

  private SecretPipeline() {}

  /// One key of the target, from a whole secret or from a part of it.
  public static SecretData one(String secretKey, SecretValue secret, RemoteRef ref) {
    var value = Decoding.decode(ref.decodingStrategy(), part(secret, ref));
    NullBytes.check(ref.nullBytePolicy(), secretKey, value);
    return SecretData.of(Map.of(secretKey, value));
  }

  /// A key of the target for each member of a JSON secret, or of an object inside it.
  public static SecretData extract(SecretValue secret, RemoteRef ref, List<Rewrite> rewrites) {
    var members = Extraction.members(part(secret, ref));
    var named =
        rewrites.isEmpty()
            ? KeyConversion.convert(ref.conversionStrategy(), members)
            : Rewriting.rewrite(rewrites, members);
    var decoded = Decoding.decode(ref.decodingStrategy(), KeyValidation.check(named));
    NullBytes.check(ref.nullBytePolicy(), decoded);
    return decoded;
  }

  private static SecretValue part(SecretValue secret, RemoteRef ref) {
    return Extraction.property(secret, ref.property())
        .orElseThrow(
            () ->
                Refusal.because(
                    "missing Key in secret: %s: property \"%s\" leads nowhere in it; check the path"
                            .formatted(ref.key(), ref.property())
                        + " (a dot in a name is written \\.) and that the secret is JSON"));
  }
}
