package dev.tsunagi.secrets.provider;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// What is to be written, where, and on whose behalf.
///
/// @param source of the Secret that it comes from: what a provider may keep besides values
/// @param metadata `data[].metadata` as the user wrote it, in this provider's terms; or null
public record Push(
    PushAddress address,
    Content content,
    Source source,
    @Nullable JsonNode metadata,
    PushOwner owner) {

  /// One value, or all of a Secret.
  public sealed interface Content {

    record One(SecretValue value) implements Content {}

    /// A provider that holds maps takes it as one; others as a JSON object of texts, see
    /// [PushedBytes].
    record Whole(SecretData data) implements Content {}
  }

  /// Metadata of the Secret, template applied.
  public record Source(
      String name, String type, Map<String, String> labels, Map<String, String> annotations) {
    public Source {
      labels = Map.copyOf(labels);
      annotations = Map.copyOf(annotations);
    }
  }
}
