package dev.tsunagi.api.common;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Names the Secret that a Service Binding reads: `status.binding` of what it binds to.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BindingRef(String name) {

  public static final BindingRef NONE = new BindingRef("");

  public BindingRef {
    name = Completed.text(name);
  }
}
