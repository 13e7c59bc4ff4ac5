package dev.tsunagi.manifest;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.virtualnode.FieldPattern;

/// What a YAML stream holds. Lists are taken apart.
///
/// @param nameless how many documents are no objects, for want of an apiVersion or a kind
public record Manifest(List<Found> objects, List<Unread> unread, int nameless) {

  private static final int DEEPEST_LIST = 4;

  /// An object and where it was read.
  ///
  /// @param document the number of its document in the file, from 1
  /// @param at the path to it within the document; empty unless it is an item of a list
  public record Found(
      String file, int document, String at, JsonNode tree, Positions positions, Subject subject) {

    /// One that no file holds.
    public static Found of(JsonNode tree) {
      return new Found("", 0, "", tree, new Positions(Map.of()), Subject.of(tree));
    }

    /// Where a field of it is, by its path.
    public Position position(String path) {
      return positions.of(FieldPattern.join(at, path));
    }
  }

  /// Reads a YAML stream; `file` is what reports call it.
  public static Manifest read(String file, String text) {
    var reading = new Reading(file);
    Documents.of(text).forEach(reading::document);
    return new Manifest(
        List.copyOf(reading.objects), List.copyOf(reading.unread), reading.nameless);
  }

  private static final class Reading {

    private final String file;
    private final List<Found> objects = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private int nameless;

    Reading(String file) {
      this.file = file;
    }

    void document(Document document) {
      switch (document) {
        case Document.Broken(var number, var at, var why) ->
            unread.add(new Unread(file, number, at.line(), at.column(), why));
        case Document.Read read -> object(read, read.tree(), "", 0);
      }
    }

    private void object(Document.Read document, JsonNode tree, String at, int depth) {
      var kind = tree.path("kind").asText();
      if (kind.isEmpty() || tree.path("apiVersion").asText().isEmpty()) {
        nameless++;
      } else if (kind.endsWith("List") && tree.path("items").isArray() && depth < DEEPEST_LIST) {
        for (var i = 0; i < tree.path("items").size(); i++) {
          var item = FieldPattern.join(at, "items[" + i + "]");
          object(document, tree.path("items").get(i), item, depth + 1);
        }
      } else {
        objects.add(
            new Found(file, document.number(), at, tree, document.positions(), Subject.of(tree)));
      }
    }
  }
}
