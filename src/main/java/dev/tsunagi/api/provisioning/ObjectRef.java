package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Size;

/// Another object of the same namespace, in place of the OCID that it stands for.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ObjectRef(
    @JsonPropertyDescription("Name of the object.") @Size(min = 1, max = 253) String name) {

  public static final ObjectRef NONE = new ObjectRef("");

  public ObjectRef {
    name = Completed.text(name);
  }

  @JsonIgnore
  public boolean isGiven() {
    return !name.isEmpty();
  }
}
