package dev.tsunagi.api.generators;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;

/// A generator of any kind.
///
/// @param kind the kind whose spec `generator` gives
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClusterGeneratorSpec(String kind, GivenGenerator generator) {

  public static final ClusterGeneratorSpec EMPTY =
      new ClusterGeneratorSpec("", GivenGenerator.NONE);

  public ClusterGeneratorSpec {
    kind = Completed.text(kind);
    generator = Completed.or(generator, GivenGenerator.NONE);
  }
}
