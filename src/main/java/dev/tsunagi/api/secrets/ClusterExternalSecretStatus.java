package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Claim;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Conditioned;

/// Where the ExternalSecret of a ClusterExternalSecret is, and where it could not be made.
///
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

  /// A condition of this kind has neither a reason nor a time.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Condition(
      @JsonInclude(JsonInclude.Include.ALWAYS) String type,
      @JsonInclude(JsonInclude.Include.ALWAYS) String status,
      String message)
      implements Claim {

    public Condition {
      type = Completed.text(type);
      status = Completed.text(status);
      message = Completed.text(message);
    }
  }
}
