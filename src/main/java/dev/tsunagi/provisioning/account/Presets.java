package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Privileges;

/// What each preset of privileges means. All are privileges in one database; none can be granted
/// on.
final class Presets {

  private static final SortedSet<String> READ = sorted(Set.of("SELECT", "SHOW VIEW"));

  private static final SortedSet<String> WRITE =
      with(READ, "INSERT", "UPDATE", "DELETE", "EXECUTE", "CREATE TEMPORARY TABLES", "LOCK TABLES");

  private static final SortedSet<String> OWN =
      with(
          WRITE,
          "CREATE",
          "ALTER",
          "DROP",
          "INDEX",
          "REFERENCES",
          "CREATE VIEW",
          "TRIGGER",
          "EVENT",
          "CREATE ROUTINE",
          "ALTER ROUTINE");

  private Presets() {}

  static SortedSet<String> of(Privileges preset) {
    return switch (preset) {
      case READ_ONLY -> READ;
      case READ_WRITE -> WRITE;
      case OWNER -> OWN;
    };
  }

  private static SortedSet<String> with(Set<String> some, String... more) {
    var all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return Collections.unmodifiableSortedSet(all);
  }

  private static SortedSet<String> sorted(Set<String> some) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(some));
  }
}
