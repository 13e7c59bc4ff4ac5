package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import org.jspecify.annotations.Nullable;

/// What became of a PushSecret.
///
/// @param refreshTime when everything was last pushed with success, in whole seconds; null before
/// @param syncedPushSecrets what is at the providers because of it: by store, as `Kind/name`, and
///     by place there, as `remoteKey` or `remoteKey/property`
/// @param syncedResourceVersion which state of the PushSecret that was
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushSecretStatus(
    List<Condition> conditions,
    @Nullable Instant refreshTime,
    Map<String, Map<String, PushData>> syncedPushSecrets,
    String syncedResourceVersion)
    implements Conditioned {

  public static final PushSecretStatus EMPTY = new PushSecretStatus(List.of(), null, Map.of(), "");

  public PushSecretStatus {
    conditions = Completed.list(conditions);
    refreshTime = refreshTime == null ? null : refreshTime.truncatedTo(ChronoUnit.SECONDS);
    syncedPushSecrets = completed(syncedPushSecrets);
    syncedResourceVersion = Completed.text(syncedResourceVersion);
  }

  private static Map<String, Map<String, PushData>> completed(
      @Nullable Map<String, Map<String, PushData>> given) {
    var all = new LinkedHashMap<String, Map<String, PushData>>();
    Completed.map(given).forEach((store, entries) -> all.put(store, Completed.map(entries)));
    return Collections.unmodifiableMap(all);
  }
}
