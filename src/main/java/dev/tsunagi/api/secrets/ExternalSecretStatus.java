package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import org.jspecify.annotations.Nullable;

/// What became of an ExternalSecret.
///
/// @param binding the target, for those who look for it as the Service Binding convention says
/// @param refreshTime when its secrets were last read with success, in whole seconds; null before
/// @param syncedResourceVersion which state of the ExternalSecret that was
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExternalSecretStatus(
    BindingRef binding,
    List<Condition> conditions,
    @Nullable Instant refreshTime,
    String syncedResourceVersion)
    implements Conditioned {

  public static final ExternalSecretStatus EMPTY =
      new ExternalSecretStatus(BindingRef.NONE, List.of(), null, "");

  public ExternalSecretStatus {
    binding = Completed.or(binding, BindingRef.NONE);
    conditions = Completed.list(conditions);
    refreshTime = refreshTime == null ? null : refreshTime.truncatedTo(ChronoUnit.SECONDS);
    syncedResourceVersion = Completed.text(syncedResourceVersion);
  }
}
