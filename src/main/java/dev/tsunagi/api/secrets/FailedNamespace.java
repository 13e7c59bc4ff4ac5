package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;

/// A namespace that does not have what it should, and why.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FailedNamespace(
    @JsonInclude(JsonInclude.Include.ALWAYS) String namespace, String reason) {

  public FailedNamespace {
    namespace = Completed.text(namespace);
    reason = Completed.text(reason);
  }
}
