package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// One key of the target and where its value comes from.
///
/// @param sourceRef another store than that of the spec, or null
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretEntry(
    @JsonInclude(JsonInclude.Include.ALWAYS) String secretKey,
    RemoteRef remoteRef,
    @Nullable SourceRef sourceRef) {

  public SecretEntry {
    secretKey = Completed.text(secretKey);
    remoteRef = Completed.or(remoteRef, RemoteRef.NONE);
  }
}
