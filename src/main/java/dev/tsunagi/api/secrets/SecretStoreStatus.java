package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import org.jspecify.annotations.Nullable;

/// Whether a store works.
///
/// @param capabilities what it can do; null before it was looked at
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretStoreStatus(@Nullable Capabilities capabilities, List<Condition> conditions)
    implements Conditioned {

  public static final SecretStoreStatus EMPTY = new SecretStoreStatus(null, List.of());

  public SecretStoreStatus {
    conditions = Completed.list(conditions);
  }

  /// Which way secrets may go.
  public enum Capabilities {
    @JsonProperty("ReadOnly")
    READ_ONLY,
    @JsonProperty("WriteOnly")
    WRITE_ONLY,
    @JsonProperty("ReadWrite")
    READ_WRITE
  }
}
