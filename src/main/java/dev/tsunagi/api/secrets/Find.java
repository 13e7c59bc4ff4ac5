package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Which secrets of a store are meant: by name, by tags, below a path.
///
/// @param name null to match by tags or path
/// @param tags the tags a secret must carry, all of them
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Find(
    @Nullable Name name,
    Map<String, String> tags,
    String path,
    ConversionStrategy conversionStrategy,
    DecodingStrategy decodingStrategy,
    NullBytePolicy nullBytePolicy) {

  /// A regular expression over names.
  ///
  /// @param regexp in Go's RE2 syntax, found anywhere in the name
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Name(String regexp) {

    public Name {
      regexp = Completed.text(regexp);
    }
  }

  public Find {
    tags = Completed.map(tags);
    path = Completed.text(path);
    conversionStrategy = Completed.or(conversionStrategy, ConversionStrategy.DEFAULT);
    decodingStrategy = Completed.or(decodingStrategy, DecodingStrategy.NONE);
    nullBytePolicy = Completed.or(nullBytePolicy, NullBytePolicy.IGNORE);
  }
}
