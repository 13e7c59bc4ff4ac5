package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;

/// What became of a ClusterPushSecret.
///
/// @param provisionedNamespaces those that have the PushSecret
/// @param pushSecretName the name it has there
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClusterPushSecretStatus(
    List<Condition> conditions,
    List<FailedNamespace> failedNamespaces,
    List<String> provisionedNamespaces,
    String pushSecretName)
    implements Conditioned {

  public static final ClusterPushSecretStatus EMPTY =
      new ClusterPushSecretStatus(List.of(), List.of(), List.of(), "");

  public ClusterPushSecretStatus {
    conditions = Completed.list(conditions);
    failedNamespaces = Completed.list(failedNamespaces);
    provisionedNamespaces = Completed.list(provisionedNamespaces);
    pushSecretName = Completed.text(pushSecretName);
  }
}
