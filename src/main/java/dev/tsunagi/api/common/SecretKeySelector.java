package dev.tsunagi.api.common;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One key of a Kubernetes Secret.
///
/// @param namespace where the Secret is; only read for cluster-wide objects, which must give it
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretKeySelector(String name, String namespace, String key) {

  public static final SecretKeySelector NONE = new SecretKeySelector("", "", "");

  public SecretKeySelector {
    name = Completed.text(name);
    namespace = Completed.text(namespace);
    key = Completed.text(key);
  }
}
