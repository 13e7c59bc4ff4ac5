package dev.tsunagi.lint;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.virtualnode.FieldPattern;
import dev.tsunagi.virtualnode.PodShape;
import dev.tsunagi.virtualnode.PodSize;
import dev.tsunagi.virtualnode.WorkloadCheck;

/// Checks every object of some manifests.
public final class Lint {

  private static final int DEEPEST_LIST = 4;

  private final PodShape shape;
  private final List<Report.Problem> problems = new ArrayList<>();
  private final List<Report.Pod> pods = new ArrayList<>();
  private final List<Report.Unread> unread = new ArrayList<>();
  private final Map<String, Integer> passed = new TreeMap<>();
  private int objects;

  /// For pods of that shape, which decides about their sizes.
  public Lint(PodShape shape) {
    this.shape = shape;
  }

  /// Looks at a YAML stream; `file` is what reports call it.
  public void look(String file, String text) {
    for (var document : Documents.of(text)) {
      switch (document) {
        case Document.Broken(var number, var at, var why) ->
            unread.add(new Report.Unread(file, number, at.line(), at.column(), why));
        case Document.Read read -> object(file, read, read.tree(), "", 0);
      }
    }
  }

  /// Notes that there is nothing to look at.
  public void cannotRead(String file, String why) {
    unread.add(new Report.Unread(file, 0, 1, 1, why));
  }

  public Report report() {
    return new Report(
        shape,
        objects,
        List.copyOf(problems),
        List.copyOf(pods),
        List.copyOf(unread),
        Collections.unmodifiableMap(new TreeMap<>(passed)));
  }

  private void object(String file, Document.Read document, JsonNode tree, String at, int depth) {
    var kind = tree.path("kind").asText();
    if (kind.isEmpty() || tree.path("apiVersion").asText().isEmpty()) {
      passed.merge("documents without apiVersion and kind", 1, Integer::sum);
    } else if (kind.endsWith("List") && tree.path("items").isArray() && depth < DEEPEST_LIST) {
      for (var i = 0; i < tree.path("items").size(); i++) {
        var item = FieldPattern.join(at, "items[" + i + "]");
        object(file, document, tree.path("items").get(i), item, depth + 1);
      }
    } else {
      objects++;
      check(new Report.Place(file, document.number(), Report.Subject.of(tree)), document, tree, at);
    }
  }

  private void check(Report.Place place, Document.Read document, JsonNode tree, String at) {
    var findings = new ArrayList<>(WorkloadCheck.findings(tree));
    var template = WorkloadCheck.template(tree);
    var size = template.flatMap(pod -> PodSize.of(pod, shape));
    size.ifPresent(
        pod -> {
          pods.add(new Report.Pod(place, pod));
          findings.addAll(pod.findings(shape, WorkloadCheck.templatePath(tree).orElse("")));
        });
    for (var finding : findings) {
      var position = document.positions().of(FieldPattern.join(at, finding.path()));
      problems.add(new Report.Problem(place, finding, position.line(), position.column()));
    }
    if (template.isEmpty() && findings.isEmpty()) {
      passed.merge(place.subject().kind(), 1, Integer::sum);
    }
  }
}
