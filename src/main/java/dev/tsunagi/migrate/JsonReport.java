package dev.tsunagi.migrate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// For programs. Fields are added, never renamed.
public final class JsonReport {

  private JsonReport() {}

  public static ObjectNode of(MigrationReport report) {
    var out = JsonNodeFactory.instance.objectNode();
    out.put("objects", report.objects());
    var counts = out.putObject("counts");
    for (var severity : Severity.values()) {
      counts.put(severity.word(), report.count(severity));
    }
    var findings = out.putArray("findings");
    report.findings().forEach(finding -> add(findings.addObject(), finding));
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
    return out;
  }

  private static void add(ObjectNode out, Finding finding) {
    out.put("severity", finding.severity().word())
        .put("rule", finding.rule().id())
        .put("apiVersion", finding.object().apiVersion())
        .put("kind", finding.object().kind())
        .put("namespace", finding.object().namespace())
        .put("name", finding.object().name())
        .put("file", finding.file())
        .put("line", finding.line())
        .put("path", finding.path())
        .put("happens", finding.happens())
        .put("remedy", finding.remedy());
  }
}
