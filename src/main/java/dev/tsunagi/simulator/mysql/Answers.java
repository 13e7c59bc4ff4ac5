package dev.tsunagi.simulator.mysql;

import module java.base;

import dev.tsunagi.simulator.mysql.Packets.Body;

/// Answers as packets.
final class Answers {

  private static final int AUTOCOMMIT = 2;
  private static final int UTF8MB4 = 45;
  private static final int VAR_STRING = 0xfd;

  private Answers() {}

  static List<Body> of(Answer answer) {
    return switch (answer) {
      case Answer.Done(var changed) -> List.of(done(changed));
      case Answer.Rows(var columns, var rows) -> rows(columns, rows);
    };
  }

  static Body done(int changed) {
    return new Body().number(0, 1).counted(changed).counted(0).number(AUTOCOMMIT, 2).number(0, 2);
  }

  static Body error(SqlError e) {
    return new Body()
        .number(0xff, 1)
        .number(e.code(), 2)
        .raw(("#" + e.state() + e.getMessage()).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Body> rows(List<String> columns, List<List<String>> rows) {
    var all = new ArrayList<Body>();
    all.add(new Body().counted(columns.size()));
    columns.forEach(column -> all.add(column(column)));
    all.add(end());
    rows.forEach(
        row -> {
          var body = new Body();
          row.forEach(body::text);
          all.add(body);
        });
    all.add(end());
    return all;
  }

  private static Body column(String name) {
    return new Body()
        .text("def")
        .text("")
        .text("")
        .text("")
        .text(name)
        .text(name)
        .number(0x0c, 1)
        .number(UTF8MB4, 2)
        .number(1024, 4)
        .number(VAR_STRING, 1)
        .number(0, 2)
        .number(0, 1)
        .number(0, 2);
  }

  private static Body end() {
    return new Body().number(0xfe, 1).number(0, 2).number(AUTOCOMMIT, 2);
  }
}
