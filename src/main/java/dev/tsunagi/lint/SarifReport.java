package dev.tsunagi.lint;

import module java.base;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.virtualnode.Rule;
import dev.tsunagi.virtualnode.Severity;

/// SARIF 2.1.0, which code hosts show beside the lines of a change.
public final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  public static ObjectNode of(Report report, String version) {
    var log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    var run = log.putArray("runs").addObject();
    var driver = run.putObject("tool").putObject("driver");
    driver.put("name", "tsunagi lint").put("version", version);
    var rules = rules(report);
    var described = driver.putArray("rules");
    rules.values().forEach(rule -> describe(described.addObject(), rule));
    invocation(run.putArray("invocations").addObject(), report);
    run.put("columnKind", "utf16CodeUnits");
    var ids = List.copyOf(rules.keySet());
    var results = run.putArray("results");
    report.problems().forEach(problem -> result(results, problem, ids));
    return log;
  }

  /// Those that something was found against, by id.
  private static SortedMap<String, Rule> rules(Report report) {
    var rules = new TreeMap<String, Rule>();
    report.problems().forEach(p -> rules.putIfAbsent(p.finding().rule().id(), p.finding().rule()));
    return rules;
  }

  private static void describe(ObjectNode out, Rule rule) {
    out.put("id", rule.id());
    out.putObject("shortDescription").put("text", rule.reason());
    out.putObject("help").put("text", rule.remedy() + " (" + rule.source().title() + ")");
    out.put("helpUri", rule.source().url());
    out.putObject("defaultConfiguration").put("level", level(rule));
  }

  private static String level(Rule rule) {
    return rule.severity() == Severity.REFUSED ? "error" : "warning";
  }

  private static void result(ArrayNode results, Report.Problem problem, List<String> ids) {
    var rule = problem.finding().rule();
    var place = problem.place();
    var result = results.addObject();
    result.put("ruleId", rule.id()).put("ruleIndex", ids.indexOf(rule.id()));
    result.put("level", level(rule));
    result.putObject("message").put("text", place.subject() + ": " + problem.finding().message());
    var location = result.putArray("locations").addObject();
    physical(location, place.file(), problem.line(), problem.column());
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", place.subject() + "/" + problem.finding().path())
        .put("kind", "member");
  }

  private static void physical(ObjectNode location, String file, int line, int column) {
    var physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(file));
    physical.putObject("region").put("startLine", line).put("startColumn", column);
  }

  private static void invocation(ObjectNode out, Report report) {
    out.put("executionSuccessful", report.unread().isEmpty());
    var notes = out.putArray("toolExecutionNotifications");
    for (var unread : report.unread()) {
      var note = notes.addObject().put("level", "error");
      note.putObject("message").put("text", unread.why());
      physical(
          note.putArray("locations").addObject(), unread.file(), unread.line(), unread.column());
    }
  }

  /// Relative files stay relative, with what a URI may not contain escaped.
  private static String uri(String file) {
    try {
      var path = file.replace('\\', '/');
      return new URI(path.startsWith("/") ? "file" : null, null, path, null).toASCIIString();
    } catch (URISyntaxException _) {
      return "manifest";
    }
  }
}
