package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// The requests that were answered, oldest first. It keeps the last ten thousand and counts all.
public final class Journal {

  private static final int KEPT = 10_000;

  /// One request. `operation` is `-` when there is no such URI, `principal` when nobody was asked
  /// who they are; `status` is 0 when the connection was dropped instead of an answer.
  /// Path and query are cut after a thousand characters.
  public record Entry(
      String operation,
      String method,
      String path,
      String query,
      String principal,
      int status,
      String requestId,
      Instant time) {

    private static final int LONGEST = 1000;

    public Entry {
      path = shortened(path);
      query = shortened(query);
    }

    private static String shortened(String text) {
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
  }

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Integer> counts = new HashMap<>();

  synchronized void add(Entry entry) {
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.addLast(entry);
    counts.merge(entry.operation(), 1, Integer::sum);
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// How often an operation was called since the last [#clear], failures included.
  public synchronized int count(String operation) {
    return counts.getOrDefault(operation, 0);
  }

  /// How often each operation was called.
  public synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  public synchronized void clear() {
    entries.clear();
    counts.clear();
  }
}
