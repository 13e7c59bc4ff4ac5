package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.reconcile.Shell;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.filter.GenericFilter;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// Takes ESO's finalizers off namespaces, see [NamespaceReleaseDecision].
@ControllerConfiguration(
    name = "namespacerelease",
    generationAwareEventProcessing = false,
    // Otherwise a namespace that is being deleted would not be shown to us.
    triggerReconcilerOnAllEvents = true,
    informer = @Informer(genericFilter = NamespaceReconciler.Marked.class))
public final class NamespaceReconciler implements Reconciler<Namespace> {

  private static final String BY_MARK = "mark";

  private final Shell shell;
  private final Finalizers finalizers;

  public NamespaceReconciler(Shell shell, Finalizers finalizers) {
    this.shell = shell;
    this.finalizers = finalizers;
  }

  /// Lets through only what carries such a finalizer.
  public static final class Marked implements GenericFilter<Namespace> {
    @Override
    public boolean accept(Namespace namespace) {
      return NamespaceReleaseDecision.concerns(namespace);
    }
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    var primaries = context.getPrimaryCache();
    primaries.addIndexer(BY_MARK, n -> NamespaceReleaseDecision.marks(n).toList());
    var configuration =
        InformerEventSourceConfiguration.from(ClusterExternalSecret.class, Namespace.class)
            .withWatchAllNamespaces()
            .withSecondaryToPrimaryMapper(
                ces ->
                    primaries.byIndex(BY_MARK, ces.getMetadata().getName()).stream()
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
            .withPrimaryToSecondaryMapper((Namespace _) -> Set.of())
            .build();
    return List.of(new InformerEventSource<>(configuration, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    return shell.attend(namespace, () -> release(namespace, context));
  }

  private void release(Namespace namespace, Context<Namespace> context) {
    var known =
        (InformerEventSource<ClusterExternalSecret, Namespace>)
            context.eventSourceRetriever().getEventSourceFor(ClusterExternalSecret.class);
    var kept = NamespaceReleaseDecision.kept(namespace, name -> known.get(new ResourceID(name)));
    if (!kept.equals(namespace.getMetadata().getFinalizers())) {
      finalizers.replace(namespace, kept);
    }
  }
}
