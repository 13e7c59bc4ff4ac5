package dev.tsunagi.simulator.controllers;

import module java.base;

/// How a rolling update goes on: the sizes that the ReplicaSets of a Deployment get next. Pure.
///
/// @param desired replicas of the Deployment
/// @param maxSurge how many more there may be, `maxUnavailable` how many fewer
record Rollout(int desired, int maxSurge, int maxUnavailable) {

  /// The state of one ReplicaSet.
  record Size(String name, int replicas, int available) {}

  /// Absolute, or a percentage: surges are rounded up, what is unavailable down. Both being zero
  /// would end in a standstill, so then one may be unavailable.
  static Rollout of(int desired, String maxSurge, String maxUnavailable) {
    var surge = absolute(maxSurge, desired, true);
    var unavailable = absolute(maxUnavailable, desired, false);
    return new Rollout(desired, surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
  }

  private static int absolute(String value, int of, boolean up) {
    if (!value.endsWith("%")) {
      return Integer.parseInt(value);
    }
    var share = Integer.parseInt(value.substring(0, value.length() - 1)) * of / 100.0;
    return (int) (up ? Math.ceil(share) : Math.floor(share));
  }

  /// The new size of each set that changes, by name. `old` begins with the oldest.
  Map<String, Integer> next(Size current, List<Size> old) {
    var sizes = new LinkedHashMap<String, Integer>();
    var total = current.replicas() + old.stream().mapToInt(Size::replicas).sum();
    if (current.replicas() > desired) {
      sizes.put(current.name(), desired);
      return sizes;
    }
    var up = Math.min(desired - current.replicas(), desired + maxSurge - total);
    if (up > 0) {
      sizes.put(current.name(), current.replicas() + up);
      return sizes;
    }
    down(current, old, total, sizes);
    return sizes;
  }

  /// First what is not available anyway, then what is, as long as enough stays available.
  private void down(Size current, List<Size> old, int total, Map<String, Integer> sizes) {
    var most = total - (desired - maxUnavailable) - (current.replicas() - current.available());
    for (var set : old) {
      var broken = Math.min(set.replicas() - set.available(), Math.max(most, 0));
      if (broken > 0) {
        sizes.put(set.name(), set.replicas() - broken);
        most -= broken;
      }
    }
    var available = current.available() + old.stream().mapToInt(Size::available).sum();
    var left = available - (desired - maxUnavailable);
    for (var set : old) {
      var replicas = sizes.getOrDefault(set.name(), set.replicas());
      var fewer = Math.min(replicas, Math.clamp(most, 0, Math.max(left, 0)));
      if (fewer > 0) {
        sizes.put(set.name(), replicas - fewer);
        left -= fewer;
        most -= fewer;
      }
    }
  }
}
