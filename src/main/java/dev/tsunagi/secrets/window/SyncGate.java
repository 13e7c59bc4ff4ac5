package dev.tsunagi.secrets.window;

import module java.base;

import dev.tsunagi.api.secrets.SyncWindows;
import dev.tsunagi.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/// The windows of a spec, as far as they can be read. Those that cannot open nothing and deny
/// nothing, as in ESO.
///
/// @param kind null where the spec names none that we know; then nothing is blocked
/// @param unreadable what is wrong with the others, by their JSON paths
public record SyncGate(
    SyncWindows.@Nullable Kind kind,
    boolean isEmpty,
    List<SyncWindow> windows,
    List<String> unreadable) {

  public static final SyncGate NONE = new SyncGate(null, true, List.of(), List.of());

  public static SyncGate of(@Nullable SyncWindows spec) {
    if (spec == null) {
      return NONE;
    }
    var windows = new ArrayList<SyncWindow>();
    var unreadable = new ArrayList<String>();
    for (var i = 0; i < spec.windows().size(); i++) {
      var window = spec.windows().get(i);
      try {
        windows.add(
            new SyncWindow(Schedule.parse(window.schedule()), window.duration().toDuration()));
      } catch (IllegalArgumentException e) {
        unreadable.add("spec.syncWindows.windows[%d].schedule: %s".formatted(i, e.getMessage()));
      }
    }
    return new SyncGate(
        spec.kind(), spec.windows().isEmpty(), List.copyOf(windows), List.copyOf(unreadable));
  }

  boolean isAlwaysOpen() {
    return kind == null || isEmpty;
  }
}
