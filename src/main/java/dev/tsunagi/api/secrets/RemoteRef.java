package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;

/// The address of a secret value at a provider, and how to read it.
///
/// @param key the name of the secret there
/// @param property a path into the JSON of its value; empty for the whole value
/// @param version which of its versions; empty for the one that counts now
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RemoteRef(
    @JsonInclude(JsonInclude.Include.ALWAYS) String key,
    String property,
    String version,
    MetadataPolicy metadataPolicy,
    ConversionStrategy conversionStrategy,
    DecodingStrategy decodingStrategy,
    NullBytePolicy nullBytePolicy) {

  /// What a spec that gives none is taken to say; its empty key is a problem of that spec.
  public static final RemoteRef NONE =
      new RemoteRef(
          "",
          "",
          "",
          MetadataPolicy.NONE,
          ConversionStrategy.DEFAULT,
          DecodingStrategy.NONE,
          NullBytePolicy.IGNORE);

  public RemoteRef {
    key = Completed.text(key);
    property = Completed.text(property);
    version = Completed.text(version);
    metadataPolicy = Completed.or(metadataPolicy, MetadataPolicy.NONE);
    conversionStrategy = Completed.or(conversionStrategy, ConversionStrategy.DEFAULT);
    decodingStrategy = Completed.or(decodingStrategy, DecodingStrategy.NONE);
    nullBytePolicy = Completed.or(nullBytePolicy, NullBytePolicy.IGNORE);
  }
}
