package dev.tsunagi.provisioning.account;

import module java.base;

/// One statement: its text, and the values for its question marks, which the driver quotes. Prints
/// the text only, which holds no value.
public record Sql(String text, List<String> values) {

  public Sql {
    values = List.copyOf(values);
  }

  static Sql of(String text, String... values) {
    return new Sql(text, List.of(values));
  }

  /// A name as MySQL takes it wherever it is written, whatever its characters are.
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public String toString() {
    return text;
  }
}
