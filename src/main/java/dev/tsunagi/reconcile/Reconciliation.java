package dev.tsunagi.reconcile;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.slf4j.spi.LoggingEventBuilder;

/// Names the run in log lines. Bound for its duration; a label, never a dependency.
public record Reconciliation(String kind, String namespace, String name, long generation) {

  static final ScopedValue<Reconciliation> CURRENT = ScopedValue.newInstance();

  static Reconciliation of(HasMetadata resource) {
    var metadata = resource.getMetadata();
    return new Reconciliation(
        resource.getKind(),
        Objects.requireNonNullElse(metadata.getNamespace(), ""),
        metadata.getName(),
        Objects.requireNonNullElse(metadata.getGeneration(), 0L));
  }

  /// Adds the labels of the current run, if there is one, to a log statement.
  public static LoggingEventBuilder label(LoggingEventBuilder log) {
    if (!CURRENT.isBound()) {
      return log;
    }
    var run = CURRENT.get();
    return log.addKeyValue("kind", run.kind())
        .addKeyValue("namespace", run.namespace())
        .addKeyValue("name", run.name())
        .addKeyValue("generation", run.generation());
  }
}
