package dev.tsunagi.api.generators;

import module java.base;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// What a ClusterGenerator generates: exactly one is meant to be given.
///
/// @param foreign generators that other controllers serve, by their key, as they were written
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GivenGenerator(
    @Nullable FakeSpec fakeSpec,
    @Nullable PasswordSpec passwordSpec,
    @Nullable SshKeySpec sshKeySpec,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UuidSpec uuidSpec,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> foreign) {

  public static final GivenGenerator NONE = new GivenGenerator(null, null, null, null, Map.of());

  public GivenGenerator {
    foreign = Completed.map(foreign);
  }

  /// The one of `kind`, if it is given and one of ours.
  @JsonIgnore
  public Optional<GeneratorSpec> of(String kind) {
    return Optional.ofNullable(
        switch (kind) {
          case "Fake" -> fakeSpec;
          case "Password" -> passwordSpec;
          case "SSHKey" -> sshKeySpec;
          case "UUID" -> uuidSpec;
          default -> null;
        });
  }

  @Override
  public String toString() {
    return "GivenGenerator[" + foreign.keySet() + "]";
  }
}
