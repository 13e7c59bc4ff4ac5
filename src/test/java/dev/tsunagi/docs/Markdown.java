package dev.tsunagi.docs;

/// Texts of a CRD as Markdown takes them.
final class Markdown {

  private Markdown() {}

  /// In one line, with nothing that would end a cell of a table or begin a tag.
  static String cell(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
  }

  static String firstSentence(String text) {
    return text.strip().split("(?<=\\.)\\s", 2)[0];
  }
}
