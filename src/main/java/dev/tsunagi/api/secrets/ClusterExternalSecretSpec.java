package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/// The ExternalSecret to make, and in which namespaces: whatever any of the selectors admits, and
/// those that are named.
///
/// @param externalSecretName empty for the name of the ClusterExternalSecret
/// @param namespaceSelector one more selector; null for none
/// @param refreshTime how often everything is compared again; null for the operator's own interval
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClusterExternalSecretSpec(
    ChildMetadata externalSecretMetadata,
    String externalSecretName,
    ExternalSecretSpec externalSecretSpec,
    @Nullable LabelSelector namespaceSelector,
    List<LabelSelector> namespaceSelectors,
    List<String> namespaces,
    @Nullable GoDuration refreshTime) {

  public static final ClusterExternalSecretSpec EMPTY =
      new ClusterExternalSecretSpec(
          ChildMetadata.NONE, "", ExternalSecretSpec.EMPTY, null, List.of(), List.of(), null);

  public ClusterExternalSecretSpec {
    externalSecretMetadata = Completed.or(externalSecretMetadata, ChildMetadata.NONE);
    externalSecretName = Completed.text(externalSecretName);
    externalSecretSpec = Completed.or(externalSecretSpec, ExternalSecretSpec.EMPTY);
    namespaceSelectors = Completed.list(namespaceSelectors);
    namespaces = Completed.list(namespaces);
  }
}
