package dev.tsunagi.api.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/// Names the Secret that a Service Binding reads: `status.binding` of what it binds to.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BindingRef(@JsonPropertyDescription("Name of the Secret.") String name) {

  public static final BindingRef NONE = new BindingRef("");

  public BindingRef {
    name = Completed.text(name);
  }
}
