package dev.tsunagi.lint;

import module java.base;

import dev.tsunagi.manifest.Manifest;
import dev.tsunagi.manifest.Unread;
import dev.tsunagi.virtualnode.PodShape;
import dev.tsunagi.virtualnode.PodSize;
import dev.tsunagi.virtualnode.WorkloadCheck;

/// Checks every object of some manifests.
public final class Lint {

  private final PodShape shape;
  private final List<Report.Problem> problems = new ArrayList<>();
  private final List<Report.Pod> pods = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final Map<String, Integer> passed = new TreeMap<>();
  private int objects;

  /// For pods of that shape, which decides about their sizes.
  public Lint(PodShape shape) {
    this.shape = shape;
  }

  /// Looks at a YAML stream; `file` is what reports call it.
  public void look(String file, String text) {
    var manifest = Manifest.read(file, text);
    unread.addAll(manifest.unread());
    if (manifest.nameless() > 0) {
      passed.merge("documents without apiVersion and kind", manifest.nameless(), Integer::sum);
    }
    manifest.objects().forEach(this::check);
  }

  /// Notes that there is nothing to look at.
  public void cannotRead(String file, String why) {
    unread.add(Unread.file(file, why));
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

  private void check(Manifest.Found found) {
    objects++;
    var place = new Report.Place(found.file(), found.document(), found.subject());
    var tree = found.tree();
    var findings = new ArrayList<>(WorkloadCheck.findings(tree));
    var template = WorkloadCheck.template(tree);
    var size = template.flatMap(pod -> PodSize.of(pod, shape));
    size.ifPresent(
        pod -> {
          pods.add(new Report.Pod(place, pod));
          findings.addAll(pod.findings(shape, WorkloadCheck.templatePath(tree).orElse("")));
        });
    for (var finding : findings) {
      var position = found.position(finding.path());
      problems.add(new Report.Problem(place, finding, position.line(), position.column()));
    }
    if (template.isEmpty() && findings.isEmpty()) {
      passed.merge(place.subject().kind(), 1, Integer::sum);
    }
  }
}
