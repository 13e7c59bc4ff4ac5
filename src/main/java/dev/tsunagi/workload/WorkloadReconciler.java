package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.OwnedObjects;
import dev.tsunagi.kube.SelectedPods;
import dev.tsunagi.kube.SourceSecrets;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.reconcile.UserChanged;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import org.jspecify.annotations.Nullable;

/// Runs workloads on virtual nodes. What it makes belongs to the workload and goes with it, so that
/// no finalizer is needed.
@ControllerConfiguration(
    name = "virtualnodeworkload",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class WorkloadReconciler implements Reconciler<VirtualNodeWorkload> {

  private final Shell shell;
  private final OwnedObjects objects;
  private final Settings settings;
  private final Bindings bindings;
  private final Children children;
  private final RolloutGate gate;
  private final Advice advice;
  private final SelectedPods pods;
  private @Nullable SimpleInboundEventSource<VirtualNodeWorkload> turns;

  /// How many rollouts at a time, where workload identity acts unless told, and the time.
  public record Settings(RolloutBudget budget, String region, Clock clock) {}

  public WorkloadReconciler(
      Shell shell, KubernetesClient client, HashKey hashes, Settings settings) {
    this.shell = shell;
    this.settings = settings;
    this.objects = new OwnedObjects(client, Marks.FIELD_MANAGER);
    this.bindings =
        new Bindings(new SourceWatch(objects), new SecretWatch(new SourceSecrets(client), hashes));
    this.children = new Children(objects);
    this.gate = new RolloutGate(settings.budget(), this::wake);
    this.advice = new Advice(client);
    this.pods = new SelectedPods(client);
  }

  @Override
  public List<EventSource<?, VirtualNodeWorkload>> prepareEventSources(
      EventSourceContext<VirtualNodeWorkload> context) {
    SourceWatch.index(context.getPrimaryCache());
    var inbound = new SimpleInboundEventSource<VirtualNodeWorkload>("turns");
    turns = inbound;
    return List.of(inbound);
  }

  /// `place` is `namespace/name`.
  private void wake(String place) {
    var slash = place.indexOf('/');
    Objects.requireNonNull(turns)
        .propagateEvent(new ResourceID(place.substring(slash + 1), place.substring(0, slash)));
  }

  @Override
  public UpdateControl<VirtualNodeWorkload> reconcile(
      VirtualNodeWorkload workload, Context<VirtualNodeWorkload> context) {
    if (workload.getMetadata().getDeletionTimestamp() != null) {
      return UpdateControl.noUpdate();
    }
    var run =
        new WorkloadRun(
            workload,
            new WorkloadRun.Collaborators(
                w -> bindings.of(w, context),
                (w, desired) -> children.of(w, desired, context),
                objects,
                gate,
                advice,
                pods,
                settings.region()),
            settings.clock().instant());
    return shell.reconcile(workload, context, run);
  }
}
