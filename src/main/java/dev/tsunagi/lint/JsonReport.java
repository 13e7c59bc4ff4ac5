package dev.tsunagi.lint;

import module java.base;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// For programs. Fields are added, never renamed.
public final class JsonReport {

  private JsonReport() {}

  public static ObjectNode of(Report report) {
    var out = JsonNodeFactory.instance.objectNode();
    out.put("objects", report.objects());
    out.put("refused", report.refused());
    out.put("doubtful", report.doubtful());
    var findings = out.putArray("findings");
    report.problems().forEach(problem -> finding(findings.addObject(), problem));
    var pods = out.putArray("pods");
    for (var pod : report.pods()) {
      place(pods.addObject(), pod.place())
          .put("shape", report.shape().name())
          .put("ocpus", pod.size().ocpus())
          .put("memoryGb", pod.size().memoryGb())
          .put("billedOcpus", pod.size().billedOcpus())
          .put("billedMemoryGb", pod.size().billedMemoryGb());
    }
    var unreadable = out.putArray("unreadable");
    for (var unread : report.unread()) {
      unreadable
          .addObject()
          .put("file", unread.file())
          .put("document", unread.document())
          .put("line", unread.line())
          .put("column", unread.column())
          .put("reason", unread.why());
    }
    var passed = out.putObject("makeNoPods");
    report.passed().forEach(passed::put);
    return out;
  }

  private static void finding(ObjectNode out, Report.Problem problem) {
    var finding = problem.finding();
    place(out, problem.place())
        .put("line", problem.line())
        .put("column", problem.column())
        .put("path", finding.path())
        .put("rule", finding.rule().id())
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("reason", finding.rule().reason())
        .put("remedy", finding.rule().remedy())
        .putObject("source")
        .put("title", finding.rule().source().title())
        .put("url", finding.rule().source().url());
  }

  private static ObjectNode place(ObjectNode out, Report.Place place) {
    return out.put("file", place.file())
        .put("document", place.document())
        .put("apiVersion", place.subject().apiVersion())
        .put("kind", place.subject().kind())
        .put("namespace", place.subject().namespace())
        .put("name", place.subject().name());
  }
}
