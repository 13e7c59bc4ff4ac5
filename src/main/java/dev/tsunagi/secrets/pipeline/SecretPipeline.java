package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.ConversionStrategy;
import dev.tsunagi.api.secrets.Find;
import dev.tsunagi.api.secrets.RemoteRef;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.value.Budget;

/// The stages in ESO's order, for each way of asking. Pure.
///
/// | `data[]` | `dataFrom[].extract` | `dataFrom[].find` | `dataFrom[].sourceRef.generatorRef` |
/// |---|---|---|---|
/// | property | property | | |
/// | | members | | |
/// | | rewrite, or else convert keys | rewrite, or else convert keys | rewrite |
/// | | check keys | check keys | check keys |
/// | decode | decode | decode | |
/// | null bytes | null bytes | null bytes | |
///
/// @param templates how templates in `rewrite` are rendered
/// @param shared what all that goes through may use up together; without, each entry for itself
public record SecretPipeline(Options templates, Optional<Budget> shared) {

  public SecretPipeline(Options templates) {
    this(templates, Optional.empty());
  }

  /// The same for one run, by one thread, whose entries have one budget together.
  public SecretPipeline forOneRun() {
    return new SecretPipeline(templates, Optional.of(new Budget(templates.limits())));
  }

  /// One key of the target, from a whole secret or from a part of it.
  public SecretData one(String secretKey, SecretValue secret, RemoteRef ref) {
    var value = Decoding.decode(ref.decodingStrategy(), part(secret, ref));
    NullBytes.check(ref.nullBytePolicy(), secretKey, value);
    return SecretData.of(Map.of(secretKey, value));
  }

  /// A key of the target for each member of a JSON secret, or of an object inside it.
  public SecretData extract(SecretValue secret, RemoteRef ref, List<Rewrite> rewrites) {
    var named = named(Extraction.members(part(secret, ref)), rewrites, ref.conversionStrategy());
    var decoded = Decoding.decode(ref.decodingStrategy(), named);
    NullBytes.check(ref.nullBytePolicy(), decoded);
    return decoded;
  }

  /// A key of the target for each secret that was found, by its name.
  public SecretData found(SecretData secrets, Find find, List<Rewrite> rewrites) {
    var named = named(secrets, rewrites, find.conversionStrategy());
    var decoded = Decoding.decode(find.decodingStrategy(), named);
    NullBytes.check(find.nullBytePolicy(), decoded);
    return decoded;
  }

  /// A key of the target for each value that was made up.
  public SecretData generated(SecretData values, List<Rewrite> rewrites) {
    return KeyValidation.check(new Rewriting(templates).rewrite(rewrites, values));
  }

  /// Keys are converted only where nothing rewrites them.
  private SecretData named(SecretData data, List<Rewrite> rewrites, ConversionStrategy conversion) {
    return KeyValidation.check(
        rewrites.isEmpty()
            ? KeyConversion.convert(conversion, data)
            : new Rewriting(templates, budget()).rewrite(rewrites, data));
  }

  private Budget budget() {
    return shared.orElseGet(() -> new Budget(templates.limits()));
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
