package dev.tsunagi.reconcile;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import org.jspecify.annotations.Nullable;

/// Passes on what only JOSDK knows: what waits for a thread, and which objects are gone.
///
/// The resources that it is given may be null: the objects may have gone meanwhile.
public final class JosdkMeasures implements Metrics {

  private final Measures measures;

  public JosdkMeasures(Measures measures) {
    this.measures = measures;
  }

  @Override
  public void controllerRegistered(Controller<? extends HasMetadata> controller) {
    measures.serves(controller.getAssociatedGroupVersionKind().getKind());
  }

  @Override
  public void reconcileCustomResource(
      @Nullable HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    measures.queued(kind(metadata));
  }

  @Override
  public void reconciliationExecutionFinished(
      @Nullable HasMetadata resource, Map<String, Object> metadata) {
    measures.unqueued(kind(metadata));
  }

  @Override
  public void cleanupDoneFor(ResourceID id, Map<String, Object> metadata) {
    measures.gone(kind(metadata), id.getNamespace().orElse(""), id.getName());
  }

  private static String kind(Map<String, Object> metadata) {
    return metadata.get(Constants.RESOURCE_GVK_KEY) instanceof GroupVersionKind type
        ? type.getKind()
        : "";
  }
}
