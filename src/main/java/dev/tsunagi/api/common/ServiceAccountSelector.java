package dev.tsunagi.api.common;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A Kubernetes ServiceAccount to act as.
///
/// @param audiences further audiences of the token that is requested for it
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceAccountSelector(
    @JsonInclude(JsonInclude.Include.ALWAYS) String name,
    String namespace,
    List<String> audiences) {

  public ServiceAccountSelector {
    name = Completed.text(name);
    namespace = Completed.text(namespace);
    audiences = Completed.list(audiences);
  }
}
