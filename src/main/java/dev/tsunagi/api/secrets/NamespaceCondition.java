package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/// Namespaces that may use a ClusterSecretStore: whatever any one of the three admits.
///
/// @param namespaceRegexes in Go's RE2 syntax, found anywhere in the name
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NamespaceCondition(
    @Nullable LabelSelector namespaceSelector,
    List<String> namespaces,
    List<String> namespaceRegexes) {

  public NamespaceCondition {
    namespaces = Completed.list(namespaces);
    namespaceRegexes = Completed.list(namespaceRegexes);
  }
}
