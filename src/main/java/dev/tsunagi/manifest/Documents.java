package dev.tsunagi.manifest;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// Splits a YAML stream as kubectl does, at lines that begin with `---`, so that what is wrong with
/// one document does not hide the others.
final class Documents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 32 << 20;
  private static final int DEEPEST = 100;

  private Documents() {}

  static List<Document> of(String text) {
    var documents = new ArrayList<Document>();
    var part = new StringBuilder();
    var first = 0;
    var number = 0;
    var lines = text.replace("\uFEFF", "").lines().toList();
    for (var i = 0; i <= lines.size(); i++) {
      if (i < lines.size() && !separates(lines.get(i))) {
        part.append(lines.get(i)).append('\n');
        continue;
      }
      var document = read(withoutNotes(part.toString()), number + 1, first);
      if (document.isPresent()) {
        documents.add(document.get());
        number++;
      }
      part.setLength(0);
      first = i + 1;
    }
    return documents;
  }

  private static boolean separates(String line) {
    return line.equals("---")
        || line.equals("...")
        || line.startsWith("--- ")
        || line.startsWith("---\t");
  }

  /// `helm install --dry-run` prints its notes for humans after the last manifest.
  private static String withoutNotes(String part) {
    return part.replaceFirst("(?s)(^|\\n)NOTES:[ \\t]*\\n.*", "$1");
  }

  private static Optional<Document> read(String part, int number, int first) {
    try {
      return Optional.ofNullable(
              new Yaml(new SafeConstructor(options())).compose(new StringReader(part)))
          .map(node -> new YamlTree(first).document(node, number));
    } catch (MarkedYAMLException e) {
      return Optional.of(json(part, number).orElseGet(() -> broken(e, part, number, first)));
    } catch (YAMLException e) {
      return Optional.of(
          new Document.Broken(number, new Position(first + 1, 1), String.valueOf(e.getMessage())));
    }
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setProcessComments(false);
    return options;
  }

  private static Document broken(MarkedYAMLException e, String part, int number, int first) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    var at =
        mark == null
            ? new Position(first + 1, 1)
            : new Position(first + mark.getLine() + 1, mark.getColumn() + 1);
    var hint =
        part.contains("{{")
            ? "; it looks like a template: pipe the output of helm template into this command"
            : "";
    return new Document.Broken(number, at, "this is no YAML: " + e.getProblem() + hint);
  }

  /// JSON may be indented by tabs, which YAML forbids.
  private static Optional<Document> json(String part, int number) {
    if (!part.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Document.Read(number, JSON.readTree(part), new Positions(Map.of())));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
