package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/// A store: its provider, and who may use it.
///
/// @param conditions the namespaces that may use a ClusterSecretStore; any one is enough, none
///     means all
/// @param controller the class of controller it is meant for; empty for any
/// @param refreshInterval seconds as a number, or Go's notation; see [#interval()]
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretStoreSpec(
    List<NamespaceCondition> conditions,
    String controller,
    StoreProvider provider,
    @Nullable IntOrString refreshInterval,
    @Nullable RetrySettings retrySettings) {

  public static final SecretStoreSpec EMPTY =
      new SecretStoreSpec(List.of(), "", StoreProvider.NONE, null, null);

  public SecretStoreSpec {
    conditions = Completed.list(conditions);
    controller = Completed.text(controller);
    provider = Completed.or(provider, StoreProvider.NONE);
  }

  /// How often the store is looked at again; zero where the operator's own interval is meant.
  ///
  /// @throws IllegalArgumentException when it is not a duration, or a negative one
  public GoDuration interval() {
    if (refreshInterval == null) {
      return GoDuration.ZERO;
    }
    var text = refreshInterval.getStrVal();
    var interval =
        text == null
            ? GoDuration.of(Duration.ofSeconds(refreshInterval.getIntVal()))
            : GoDuration.parse(text);
    if (interval.isNegative()) {
      throw new IllegalArgumentException("refreshInterval must not be negative: " + interval);
    }
    return interval;
  }

  /// How often a call to the provider is tried again.
  ///
  /// @param maxRetries null for the operator's own number
  /// @param retryInterval null for the operator's own
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RetrySettings(@Nullable Integer maxRetries, @Nullable GoDuration retryInterval) {}
}
