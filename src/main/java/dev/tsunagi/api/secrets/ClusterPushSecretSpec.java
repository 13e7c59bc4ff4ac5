package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/// A PushSecret, and the namespaces that get it.
///
/// @param namespaceSelectors any one is enough
/// @param pushSecretName empty for the name of the ClusterPushSecret
/// @param refreshTime how often the namespaces are looked at again; null for the operator's own
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClusterPushSecretSpec(
    List<LabelSelector> namespaceSelectors,
    ChildMetadata pushSecretMetadata,
    String pushSecretName,
    @JsonInclude(JsonInclude.Include.ALWAYS) PushSecretSpec pushSecretSpec,
    @Nullable GoDuration refreshTime) {

  public static final ClusterPushSecretSpec EMPTY =
      new ClusterPushSecretSpec(List.of(), ChildMetadata.NONE, "", PushSecretSpec.EMPTY, null);

  public ClusterPushSecretSpec {
    namespaceSelectors = Completed.list(namespaceSelectors);
    pushSecretMetadata = Completed.or(pushSecretMetadata, ChildMetadata.NONE);
    pushSecretName = Completed.text(pushSecretName);
    pushSecretSpec = Completed.or(pushSecretSpec, PushSecretSpec.EMPTY);
  }
}
