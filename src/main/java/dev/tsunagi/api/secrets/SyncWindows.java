package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import org.jspecify.annotations.Nullable;

/// The times at which periodic reading is allowed, or denied.
///
/// @param kind null only where the spec is wrong; then reading is allowed
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SyncWindows(
    @Nullable Kind kind, @JsonInclude(JsonInclude.Include.ALWAYS) List<Window> windows) {

  public SyncWindows {
    windows = Completed.list(windows);
  }

  /// What a window that is open does.
  public enum Kind {
    @JsonProperty("allow")
    ALLOW,
    @JsonProperty("deny")
    DENY
  }

  /// One stretch of time that comes again and again.
  ///
  /// @param schedule when it opens: five cron fields, `@daily`, `@every 1h`
  /// @param duration how long it stays open
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Window(
      @JsonInclude(JsonInclude.Include.ALWAYS) String schedule, GoDuration duration) {

    public Window {
      schedule = Completed.text(schedule);
      duration = Completed.or(duration, GoDuration.ZERO);
    }
  }
}
