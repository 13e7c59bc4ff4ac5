package dev.tsunagi.support;

import module java.base;

/// How ESO tests itself, and the attacks of ours: the cases that some test of ours must show.
public final class ConformanceCases {

  private ConformanceCases() {}

  /// `reason` says why the case makes no sense for us; empty for one that does.
  public record Case(String id, String what, String reason) {

    public boolean applies() {
      return reason.isEmpty();
    }
  }

  /// All of them, in the order of the list.
  public static List<Case> all() {
    var name = "/conformance/cases.tsv";
    try (var stream = Objects.requireNonNull(ConformanceCases.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(ConformanceCases::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Case read(String line) {
    var cells = line.split("\t", -1);
    return new Case(cells[0], cells[1], cells.length > 2 ? cells[2] : "");
  }
}
