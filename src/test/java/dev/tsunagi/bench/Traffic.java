package dev.tsunagi.bench;

import module java.base;

/// The vault's journal, read for its rate.
record Traffic(List<Map<String, Object>> entries) {

  private List<Instant> reads() {
    return entries.stream()
        .filter(e -> Vault.READ.equals(e.get("operation")))
        .map(e -> Instant.parse(String.valueOf(e.get("time"))))
        .sorted()
        .toList();
  }

  long answered(int status) {
    return entries.stream()
        .filter(e -> Vault.READ.equals(e.get("operation")))
        .filter(e -> Integer.valueOf(status).equals(e.get("status")))
        .count();
  }

  /// Reads a second, from the first to the last.
  double perSecond() {
    var times = reads();
    var span = Duration.between(times.getFirst(), times.getLast()).toNanos() / 1e9;
    return (times.size() - 1) / span;
  }

  /// The most reads within any one second.
  int mostWithinASecond() {
    var times = reads();
    var most = 0;
    for (int first = 0, i = 0; i < times.size(); i++) {
      while (!times.get(first).plusSeconds(1).isAfter(times.get(i))) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }
}
