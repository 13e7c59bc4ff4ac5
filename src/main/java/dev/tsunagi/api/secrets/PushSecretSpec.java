package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import org.jspecify.annotations.Nullable;

/// What to push, when, and where to.
///
/// @param dataTo many keys at once; `data` wins over it
/// @param refreshInterval how often the provider is corrected; zero: pushed once
/// @param template what is laid over the Secret before it is pushed, or null
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushSecretSpec(
    List<PushData> data,
    List<PushDataTo> dataTo,
    DeletionPolicy deletionPolicy,
    GoDuration refreshInterval,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<PushStoreRef> secretStoreRefs,
    PushSource selector,
    @Nullable SecretTemplate template,
    UpdatePolicy updatePolicy) {

  public static final PushSecretSpec EMPTY =
      new PushSecretSpec(
          List.of(),
          List.of(),
          DeletionPolicy.NONE,
          GoDuration.HOUR,
          List.of(),
          PushSource.NONE,
          null,
          UpdatePolicy.REPLACE);

  public PushSecretSpec {
    data = Completed.list(data);
    dataTo = Completed.list(dataTo);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.NONE);
    refreshInterval = Completed.or(refreshInterval, GoDuration.HOUR);
    secretStoreRefs = Completed.list(secretStoreRefs);
    selector = Completed.or(selector, PushSource.NONE);
    updatePolicy = Completed.or(updatePolicy, UpdatePolicy.REPLACE);
  }

  /// What becomes of secrets at the provider that are not pushed any more.
  public enum DeletionPolicy {
    /// They are deleted, if we made them.
    @JsonProperty("Delete")
    DELETE,
    @JsonProperty("None")
    NONE
  }

  /// What becomes of secrets that the provider has already.
  public enum UpdatePolicy {
    @JsonProperty("Replace")
    REPLACE,
    @JsonProperty("IfNotExists")
    IF_NOT_EXISTS
  }
}
