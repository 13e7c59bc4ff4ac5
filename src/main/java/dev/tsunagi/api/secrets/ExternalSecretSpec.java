package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.common.StoreRef;
import org.jspecify.annotations.Nullable;

/// What to read, when, and into which Secret.
///
/// `dataFrom` comes first, in its order; `data` is laid over it.
///
/// @param refreshInterval how old a value may become; zero or less: read once
/// @param secretStoreRef the store of every entry that names none of its own
/// @param syncWindows when periodic reading is allowed or denied, or null for always
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExternalSecretSpec(
    List<SecretEntry> data,
    List<DataFrom> dataFrom,
    GoDuration refreshInterval,
    RefreshPolicy refreshPolicy,
    StoreRef secretStoreRef,
    @Nullable SyncWindows syncWindows,
    Target target) {

  public static final ExternalSecretSpec EMPTY =
      new ExternalSecretSpec(
          List.of(),
          List.of(),
          GoDuration.HOUR,
          RefreshPolicy.PERIODIC,
          StoreRef.NONE,
          null,
          Target.DEFAULT);

  public ExternalSecretSpec {
    data = Completed.list(data);
    dataFrom = Completed.list(dataFrom);
    refreshInterval = Completed.or(refreshInterval, GoDuration.HOUR);
    refreshPolicy = Completed.or(refreshPolicy, RefreshPolicy.PERIODIC);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
    target = Completed.or(target, Target.DEFAULT);
  }
}
