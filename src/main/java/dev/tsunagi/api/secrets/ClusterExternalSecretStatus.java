package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;

/// Where the ExternalSecret of a ClusterExternalSecret is, and where it could not be made.
///
/// @param conditions without reasons and times, as in ESO
/// @param externalSecretName the name that was made last
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClusterExternalSecretStatus(
    List<Condition> conditions,
    String externalSecretName,
    List<FailedNamespace> failedNamespaces,
    List<String> provisionedNamespaces)
    implements Conditioned {

  public static final ClusterExternalSecretStatus EMPTY =
      new ClusterExternalSecretStatus(List.of(), "", List.of(), List.of());

  public ClusterExternalSecretStatus {
    conditions = Completed.list(conditions);
    externalSecretName = Completed.text(externalSecretName);
    failedNamespaces = Completed.list(failedNamespaces);
    provisionedNamespaces = Completed.list(provisionedNamespaces);
  }
}
