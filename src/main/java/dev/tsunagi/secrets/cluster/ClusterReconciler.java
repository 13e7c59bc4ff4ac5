package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;

/// Keeps one object in each of many namespaces. Its subclasses only name the kind, which JOSDK
/// takes from their first type argument.
abstract class ClusterReconciler<
        P extends CheckedResource<?, T>, T, D, C extends CheckedResource<D, ?>>
    implements Reconciler<P> {

  private final Shell shell;
  private final ClusterKind<P, T, D, C> kind;
  private final ClusterSources<P, T, D, C> sources;
  private final Clock clock;

  ClusterReconciler(Shell shell, ClusterKind<P, T, D, C> kind, Class<P> primaryType, Clock clock) {
    this.shell = shell;
    this.kind = kind;
    this.sources = new ClusterSources<>(kind, primaryType);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, P>> prepareEventSources(EventSourceContext<P> context) {
    sources.index(context);
    return List.of();
  }

  @Override
  public UpdateControl<P> reconcile(P primary, Context<P> context) {
    var run =
        new ClusterRun<>(
            primary,
            kind,
            new ClusterCaches<>(context, sources, kind.childType()),
            new Children<>(context.getClient()),
            clock.instant());
    return shell.reconcile(primary, context, run);
  }
}
