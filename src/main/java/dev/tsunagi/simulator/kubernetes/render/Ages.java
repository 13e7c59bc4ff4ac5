package dev.tsunagi.simulator.kubernetes.render;

import module java.base;

/// Durations as kubectl shows them: two units at most, coarser the longer they are.
final class Ages {

  private Ages() {}

  static String shown(Duration age) {
    var seconds = age.toSeconds();
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 120) {
      return Math.max(0, seconds) + "s";
    }
    var minutes = seconds / 60;
    if (minutes < 10) {
      return pair(minutes, "m", seconds % 60, "s");
    }
    var hours = minutes / 60;
    if (hours < 3) {
      return minutes + "m";
    }
    if (hours < 8) {
      return pair(hours, "h", minutes % 60, "m");
    }
    var days = hours / 24;
    if (hours < 48) {
      return hours + "h";
    }
    if (days < 8) {
      return pair(days, "d", hours % 24, "h");
    }
    if (days < 365 * 2) {
      return days + "d";
    }
    return days < 365 * 8 ? pair(days / 365, "y", days % 365, "d") : days / 365 + "y";
  }

  private static String pair(long large, String unit, long small, String smallUnit) {
    return large + unit + (small == 0 ? "" : small + smallUnit);
  }
}
