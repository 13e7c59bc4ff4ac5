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

  /// From the first read to the last.
  double seconds() {
    var times = reads();
    return Duration.between(times.getFirst(), times.getLast()).toNanos() / 1e9;
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
