package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.value.GoText;

/// A parsed template: its own body and those that it defines, by name.
public record Tree(String name, String text, Map<String, Node.Block> bodies) {

  /// Where a node is, as Go's errors say it: name, line from 1, byte of the line from 0.
  public String location(Node node) {
    var before = text.substring(0, Math.min(node.at(), text.length()));
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = GoText.length(before.substring(before.lastIndexOf('\n') + 1));
    return name + ":" + line + ":" + column;
  }

  /// Whether a body shows nothing, so that another definition may take its place.
  static boolean isEmpty(Node.Block body) {
    return body.nodes().stream()
        .allMatch(node -> node instanceof Node.Text text && text.text().isBlank());
  }
}
