package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Names a generator in the namespace of whoever refers to it.
///
/// @param kind null only where the spec is wrong
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GeneratorRef(
    String apiVersion,
    @Nullable GeneratorKind kind,
    @JsonInclude(JsonInclude.Include.ALWAYS) String name) {

  public static final String API_VERSION = "generators.external-secrets.io/v1alpha1";

  public GeneratorRef {
    apiVersion = Completed.or(apiVersion, API_VERSION);
    name = Completed.text(name);
  }
}
