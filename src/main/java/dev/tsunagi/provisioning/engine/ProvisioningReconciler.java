package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.kube.ReducedItemStore;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.binding.BindingPlanner;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

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

  protected ProvisioningReconciler(Platform platform, ResourceKind<S, M> kind) {
    this.platform = platform;
    this.bench = new Workbench<>(kind, platform, new OpenPledges(), holders);
  }

  @Override
  public List<EventSource<?, P>> prepareEventSources(EventSourceContext<P> context) {
    holders.index(context.getPrimaryCache());
    var configuration =
        InformerEventSourceConfiguration.from(Secret.class, context.getPrimaryResourceClass())
            .withName("connections of " + bench.kind().model().noun())
            .withNamespacesInheritedFromController()
            .withLabelSelector(BindingPlanner.LABEL)
            .withItemStore(new ReducedItemStore<>(ProvisioningReconciler::reduced))
            .withSecondaryToPrimaryMapper(secret -> owners(secret, context))
            .build();
    return List.of(new InformerEventSource<>(configuration, context));
  }

  private static Secret reduced(Secret secret) {
    return new SecretBuilder(secret).withData(Map.of()).build();
  }

  private static Set<ResourceID> owners(Secret secret, EventSourceContext<?> context) {
    var kind = context.getPrimaryResourceClass().getSimpleName();
    return secret.getMetadata().getOwnerReferences().stream()
        .filter(reference -> reference.getKind().equals(kind))
        .map(reference -> new ResourceID(reference.getName(), secret.getMetadata().getNamespace()))
        .collect(Collectors.toSet());
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
    return platform
        .shell()
        .cleanup(
            object,
            context,
            new ProvisioningDeparture<>(
                object,
                bench,
                notice -> platform.shell().say(object, notice),
                platform.clock().instant()));
  }
}
