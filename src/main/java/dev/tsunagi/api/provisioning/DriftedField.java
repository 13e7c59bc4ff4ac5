package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;

/// One field that is not in OCI as the spec has it. Neither value is ever a secret.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriftedField(String field, String desired, String actual) {

  public DriftedField {
    field = Completed.text(field);
    desired = Completed.text(desired);
    actual = Completed.text(actual);
  }
}
