package dev.tsunagi.api.generators;

import module java.base;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// What is to be cleaned up, and when. Prints nothing of the state, which may be secret.
///
/// @param garbageCollectionDeadline when it may go; null while it is in use
/// @param resource the generator as it was
/// @param state what the generator needs to know to clean up
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GeneratorStateSpec(
    @Nullable Instant garbageCollectionDeadline, JsonNode resource, JsonNode state) {

  public static final GeneratorStateSpec EMPTY =
      new GeneratorStateSpec(null, NullNode.instance, NullNode.instance);

  public GeneratorStateSpec {
    resource = Completed.or(resource, NullNode.instance);
    state = Completed.or(state, NullNode.instance);
  }

  /// The kind of the generator, or nothing where it is not told.
  @JsonIgnore
  public String kind() {
    return resource.path("kind").asText("");
  }

  @Override
  public String toString() {
    return "GeneratorStateSpec[" + kind() + ", " + garbageCollectionDeadline + "]";
  }
}
