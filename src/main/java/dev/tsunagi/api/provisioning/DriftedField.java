package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;

/// One field that is not in OCI as the spec has it. Neither value is ever a secret.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriftedField(
    @JsonPropertyDescription("Path of the field below spec.") String field,
    @JsonPropertyDescription("Its value in the spec.") String desired,
    @JsonPropertyDescription("Its value in OCI.") String actual) {

  public DriftedField {
    field = Completed.text(field);
    desired = Completed.text(desired);
    actual = Completed.text(actual);
  }
}
