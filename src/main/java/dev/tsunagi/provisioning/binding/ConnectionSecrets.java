package dev.tsunagi.provisioning.binding;

import module java.base;

import dev.tsunagi.kube.ReducedItemStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// Watches connection Secrets, without their values: a lost or edited one wakes its owner up.
public final class ConnectionSecrets {

  private ConnectionSecrets() {}

  /// Those of the primaries of a kind; `noun` is the kind in words.
  public static <P extends HasMetadata> EventSource<?, P> watch(
      String noun, EventSourceContext<P> context) {
    var configuration =
        InformerEventSourceConfiguration.from(Secret.class, context.getPrimaryResourceClass())
            .withName("connections of " + noun)
            .withNamespacesInheritedFromController()
            .withLabelSelector(BindingPlanner.LABEL)
            .withItemStore(new ReducedItemStore<>(ConnectionSecrets::reduced))
            .withSecondaryToPrimaryMapper(secret -> owners(secret, context))
            .build();
    return new InformerEventSource<>(configuration, context);
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
}
