package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.reconcile.Wakes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// The DB systems that accounts are on. One that turns ready, or goes, wakes its accounts up.
final class DbSystems {

  private static final String BY_SYSTEM = "db-system";

  private volatile Function<ResourceID, Optional<MySqlDbSystem>> cache = _ -> Optional.empty();

  EventSource<?, MySqlAccount> watch(EventSourceContext<MySqlAccount> context) {
    var primaries = context.getPrimaryCache();
    primaries.addIndexer(BY_SYSTEM, account -> List.of(key(account)));
    var configuration =
        InformerEventSourceConfiguration.from(MySqlDbSystem.class, MySqlAccount.class)
            .withName("DB systems of accounts")
            .withNamespacesInheritedFromController()
            .withOnUpdateFilter(DbSystems::matters)
            .withSecondaryToPrimaryMapper(
                system ->
                    Wakes.held(
                        primaries.byIndex(BY_SYSTEM, key(system)).stream(),
                        MySqlAccountReconciler.FINALIZER))
            .build();
    var source = new InformerEventSource<MySqlDbSystem, MySqlAccount>(configuration, context);
    cache = source::get;
    return source;
  }

  /// A look that found nothing new is no reason.
  private static boolean matters(MySqlDbSystem fresh, MySqlDbSystem old) {
    return !Objects.equals(fresh.getStatus(), old.getStatus())
        || !Objects.equals(fresh.getSpec().secretStoreRef(), old.getSpec().secretStoreRef());
  }

  Optional<MySqlDbSystem> find(String namespace, String name) {
    return cache.apply(new ResourceID(name, namespace));
  }

  private static String key(MySqlAccount account) {
    return account.getMetadata().getNamespace() + "/" + account.getSpec().dbSystemRef().name();
  }

  private static String key(HasMetadata system) {
    return system.getMetadata().getNamespace() + "/" + system.getMetadata().getName();
  }
}
