package dev.tsunagi.support;

import module java.base;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes `target/conformance.md`: each case, whether its tests passed, and which they are.
///
/// Unit and integration tests run in processes of their own, so each test class leaves its results
/// in a file that its next run replaces; the report is made of all of them.
public final class ConformanceReport implements TestExecutionListener {

  private static final Path RESULTS = Path.of("target", "conformance");
  private static final Path REPORT = Path.of("target", "conformance.md");

  private @Nullable TestPlan plan;
  private final Map<String, List<String>> byClass = new ConcurrentSkipListMap<>();

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    // A container that fails takes its tests with it; one that succeeds says nothing of them.
    if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      method(test).ifPresent(method -> note(method, result));
    }
  }

  private void note(MethodSource method, TestExecutionResult result) {
    var shown = method.getJavaMethod().getAnnotation(Conformance.class);
    if (shown == null) {
      return;
    }
    var lines = byClass.computeIfAbsent(method.getClassName(), _ -> new CopyOnWriteArrayList<>());
    var name = simpleName(method.getClassName()) + "." + method.getMethodName();
    for (var id : shown.value()) {
      lines.add(String.join("\t", id, name, result.getStatus().name()));
    }
  }

  private Optional<MethodSource> method(TestIdentifier test) {
    for (var at = Optional.of(test); at.isPresent(); at = parent(at.get())) {
      if (at.get().getSource().orElse(null) instanceof MethodSource method) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private Optional<TestIdentifier> parent(TestIdentifier test) {
    return Optional.ofNullable(plan).flatMap(p -> p.getParent(test));
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (byClass.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(RESULTS);
      for (var entry : byClass.entrySet()) {
        Files.write(RESULTS.resolve(entry.getKey() + ".tsv"), entry.getValue());
      }
      write(ConformanceVerdicts.of(ConformanceCases.all(), results()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> results() throws IOException {
    try (var files = Files.list(RESULTS)) {
      var lines = new ArrayList<String>();
      for (var file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    }
  }

  private static void write(ConformanceVerdicts verdicts) throws IOException {
    Files.writeString(REPORT, verdicts.markdown());
    IO.println("conformance: " + verdicts.summary() + "; " + REPORT);
  }
}
