package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.StoreUsers;
import dev.tsunagi.provisioning.binding.ConnectionSecrets;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;

/// Observe, plan, act, report: once, for all kinds. Its subclasses only name theirs, which JOSDK
/// takes from their first type argument.
public abstract class ProvisioningReconciler<
        P extends ProvisionedResource<S>, S extends ProvisionedSpec, M>
    implements Reconciler<P>, Cleaner<P> {

  /// Ours. That of OSOK is taken off when an object that carries it is first seen.
  public static final String FINALIZER = "tsunagi.dev/oci-resource";

  private final Platform platform;
  private final Workbench<S, M> bench;
  private final Holders<P> holders = new Holders<>();
  private final StoreIndex<P> stores =
      new StoreIndex<>(FINALIZER, object -> object.getSpec().stewardship().store());

  protected ProvisioningReconciler(Platform platform, ResourceKind<S, M> kind) {
    this.platform = platform;
    this.bench = new Workbench<>(kind, platform, new OpenPledges(), holders);
  }

  @Override
  public List<EventSource<?, P>> prepareEventSources(EventSourceContext<P> context) {
    stores.index(context);
    return List.of(
        holders.index(context), ConnectionSecrets.watch(bench.kind().model().noun(), context));
  }

  /// Which objects of the kind act through which store.
  public StoreUsers storeUsers() {
    return stores;
  }

  @Override
  public UpdateControl<P> reconcile(P object, Context<P> context) {
    return platform
        .shell()
        .reconcile(
            object, context, new ProvisioningRun<>(object, bench, platform.clock().instant()));
  }

  @Override
  public DeleteControl cleanup(P object, Context<P> context) {
    var departure =
        new ProvisioningDeparture<>(
            object,
            bench,
            notice -> platform.shell().say(object, notice),
            platform.clock().instant());
    return stores.after(object, platform.shell().cleanup(object, context, departure));
  }
}
