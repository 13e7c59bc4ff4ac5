package dev.tsunagi.simulator.mysql;

import module java.base;

/// Tables of texts. Names of columns are in capitals.
final class Tables {

  private final Accounts accounts;
  private final SortedMap<String, Table> tables = new TreeMap<>();

  /// `key`: the columns whose values no two rows share.
  record Table(String database, List<String> key, List<Map<String, String>> rows) {}

  Tables(Accounts accounts) {
    this.accounts = accounts;
  }

  void create(String database, String name, List<String> key, boolean unlessThere) {
    if (!accounts.exists(database)) {
      throw new SqlError(1049, "42000", "Unknown database '%s'".formatted(database));
    }
    var full = database + "." + name;
    if (tables.containsKey(full) && !unlessThere) {
      throw new SqlError(1050, "42S01", "Table '%s' already exists".formatted(name));
    }
    tables.putIfAbsent(full, new Table(database, key, new ArrayList<>()));
  }

  void dropAll(String database) {
    tables.values().removeIf(table -> table.database().equals(database));
  }

  /// Rows to read.
  List<Map<String, String>> rows(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "mysql.user" -> accounts.users();
      case "information_schema.schema_privileges" -> accounts.privileges();
      case "information_schema.user_privileges" -> accounts.usages();
      case "information_schema.schemata" ->
          accounts.databases().stream().map(database -> Map.of("SCHEMA_NAME", database)).toList();
      case "information_schema.tables" ->
          tables.entrySet().stream()
              .map(
                  t ->
                      Map.of(
                          "TABLE_SCHEMA",
                          t.getValue().database(),
                          "TABLE_NAME",
                          t.getKey().substring(t.getKey().indexOf('.') + 1)))
              .toList();
      default -> table(name).rows();
    };
  }

  Table table(String name) {
    var table = tables.get(name);
    if (table == null) {
      throw new SqlError(1146, "42S02", "Table '%s' doesn't exist".formatted(name));
    }
    return table;
  }

  void insert(String name, Map<String, String> row, boolean replaces) {
    var table = table(name);
    Predicate<Map<String, String>> same =
        other -> table.key().stream().allMatch(k -> Objects.equals(row.get(k), other.get(k)));
    if (replaces) {
      table.rows().removeIf(same);
    } else if (!table.key().isEmpty() && table.rows().stream().anyMatch(same)) {
      throw new SqlError(1062, "23000", "Duplicate entry for key 'PRIMARY'");
    }
    table.rows().add(new HashMap<>(row));
  }
}
