package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.provisioning.StoreUsers;
import dev.tsunagi.provisioning.binding.ConnectionSecrets;
import dev.tsunagi.provisioning.engine.StoreIndex;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;

/// Makes databases and accounts of MySqlAccounts.
@ControllerConfiguration(
    name = "mysqlaccount",
    finalizerName = MySqlAccountReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class MySqlAccountReconciler
    implements Reconciler<MySqlAccount>, Cleaner<MySqlAccount> {

  static final String FINALIZER = "tsunagi.dev/mysql-account";

  private final AccountPlatform platform;
  private final DbSystems systems = new DbSystems();
  private final StoreIndex<MySqlAccount> stores =
      new StoreIndex<>(FINALIZER, account -> account.getSpec().secretStoreRef());

  public MySqlAccountReconciler(AccountPlatform platform) {
    this.platform = platform;
  }

  @Override
  public List<EventSource<?, MySqlAccount>> prepareEventSources(
      EventSourceContext<MySqlAccount> context) {
    stores.index(context);
    return List.of(ConnectionSecrets.watch("MySQL account", context), systems.watch(context));
  }

  /// Which accounts keep their passwords in which store of their own.
  public StoreUsers storeUsers() {
    return stores;
  }

  @Override
  public UpdateControl<MySqlAccount> reconcile(MySqlAccount object, Context<MySqlAccount> context) {
    var run = new MySqlAccountRun(site(object), platform.clock().instant());
    return platform.shell().reconcile(object, context, run);
  }

  @Override
  public DeleteControl cleanup(MySqlAccount object, Context<MySqlAccount> context) {
    var departure =
        new MySqlAccountDeparture(
            site(object),
            notice -> platform.shell().say(object, notice),
            platform.clock().instant());
    return stores.after(object, platform.shell().cleanup(object, context, departure));
  }

  private AccountSite site(MySqlAccount object) {
    var namespace = object.getMetadata().getNamespace();
    return AccountSite.of(object, platform, name -> systems.find(namespace, name));
  }
}
