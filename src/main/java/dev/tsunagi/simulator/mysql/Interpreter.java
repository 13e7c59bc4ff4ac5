package dev.tsunagi.simulator.mysql;

import module java.base;

/// Runs statements, one at a time, for the administrator.
final class Interpreter {

  private final Accounts accounts;
  private final Tables tables;
  private final Definitions definitions;

  Interpreter(Accounts accounts) {
    this.accounts = accounts;
    this.tables = new Tables(accounts);
    this.definitions = new Definitions(accounts, tables);
  }

  /// Throws [SqlError].
  synchronized Answer run(String user, String sql) {
    var words = Words.of(sql);
    if (words.take("SET")) {
      return Answer.DONE;
    }
    if (!accounts.administers(user)) {
      throw new SqlError(1142, "42000", "command denied to user '%s'".formatted(user));
    }
    if (words.take("SELECT")) {
      return select(words);
    }
    if (words.take("SHOW DATABASES")) {
      return new Answer.Rows(
          List.of("Database"), accounts.databases().stream().map(List::of).toList());
    }
    return changed(words);
  }

  private Answer changed(Words words) {
    if (words.take("INSERT INTO")) {
      return insert(words, false);
    }
    if (words.take("REPLACE INTO")) {
      return insert(words, true);
    }
    if (words.take("UPDATE")) {
      return update(words);
    }
    if (words.take("DELETE FROM")) {
      return delete(words);
    }
    definitions.run(words);
    return Answer.DONE;
  }

  private static String table(Words words) {
    var database = words.name();
    words.expect(".");
    return database + "." + words.name();
  }

  private Answer select(Words words) {
    var counts = words.take("COUNT ( * )");
    var columns = counts ? List.of("COUNT(*)") : words.list(words::name);
    words.expect("FROM");
    var rows = tables.rows(table(words)).stream().filter(where(words)).toList();
    return new Answer.Rows(
        columns,
        counts
            ? List.of(List.of(Integer.toString(rows.size())))
            : rows.stream().map(row -> columns.stream().map(c -> cell(row, c)).toList()).toList());
  }

  private static String cell(Map<String, String> row, String column) {
    var value = row.get(column.toUpperCase(Locale.ROOT));
    if (value == null) {
      throw new SqlError(1054, "42S22", "Unknown column '%s'".formatted(column));
    }
    return value;
  }

  /// Conditions that must all hold; none where there is no `WHERE`.
  private static Predicate<Map<String, String>> where(Words words) {
    if (!words.take("WHERE")) {
      return _ -> true;
    }
    Predicate<Map<String, String>> all = _ -> true;
    do {
      var column = words.name();
      Set<String> wanted;
      if (words.take("IN (")) {
        wanted = Set.copyOf(words.list(words::value));
        words.expect(")");
      } else {
        words.expect("=");
        wanted = Set.of(words.value());
      }
      all = all.and(row -> wanted.contains(cell(row, column)));
    } while (words.take("AND"));
    return all;
  }

  private Answer insert(Words words, boolean replaces) {
    var name = table(words);
    words.expect("(");
    var columns = Definitions.columns(words);
    words.expect("VALUES (");
    var values = words.list(words::value);
    var row = new HashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), values.get(i));
    }
    tables.insert(name, row, replaces);
    return new Answer.Done(1);
  }

  private Answer update(Words words) {
    var name = table(words);
    words.expect("SET");
    var changes = new HashMap<String, String>();
    words.list(
        () -> {
          var column = words.name().toUpperCase(Locale.ROOT);
          words.expect("=");
          return changes.put(column, words.value());
        });
    var rows = tables.table(name).rows().stream().filter(where(words)).toList();
    rows.forEach(row -> row.putAll(changes));
    return new Answer.Done(rows.size());
  }

  private Answer delete(Words words) {
    var rows = tables.table(table(words)).rows();
    var before = rows.size();
    rows.removeIf(where(words));
    return new Answer.Done(before - rows.size());
  }
}
