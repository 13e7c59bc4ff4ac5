package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlBackupSchedule;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.api.provisioning.VirtualNodePool;
import dev.tsunagi.kube.ClusterId;
import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.provisioning.StoreUsers;
import dev.tsunagi.provisioning.account.AccountPlatform;
import dev.tsunagi.provisioning.account.JdbcSessions;
import dev.tsunagi.provisioning.account.MySqlAccountReconciler;
import dev.tsunagi.provisioning.acting.ClusterSecretStoreHoldReconciler;
import dev.tsunagi.provisioning.acting.OperatorIdentity;
import dev.tsunagi.provisioning.acting.SecretStoreHoldReconciler;
import dev.tsunagi.provisioning.acting.StoreActors;
import dev.tsunagi.provisioning.acting.StoreHoldReconciler;
import dev.tsunagi.provisioning.acting.StoreLookup;
import dev.tsunagi.provisioning.acting.StoreVaults;
import dev.tsunagi.provisioning.autonomous.AutonomousDatabasesReconciler;
import dev.tsunagi.provisioning.autonomous.AutonomousDatabasesReleaseReconciler;
import dev.tsunagi.provisioning.backup.MySqlBackupReconciler;
import dev.tsunagi.provisioning.backup.schedule.MySqlBackupScheduleReconciler;
import dev.tsunagi.provisioning.binding.Binding;
import dev.tsunagi.provisioning.engine.OsokReleaseReconciler;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.provisioning.mysql.MySqlDbSystemReconciler;
import dev.tsunagi.provisioning.mysql.MySqlDbSystemReleaseReconciler;
import dev.tsunagi.provisioning.nodepool.VirtualNodePoolReconciler;
import dev.tsunagi.provisioning.stream.StreamReconciler;
import dev.tsunagi.provisioning.stream.StreamReleaseReconciler;
import dev.tsunagi.provisioning.streampool.StreamPoolReconciler;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.secrets.store.StoreHolds;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.Stores;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/// The reconcilers of all OCI kinds.
final class Provisioning {

  /// When a resource at rest is looked at again, for drift.
  private static final Duration RESYNC = Duration.ofMinutes(10);

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Shell shell;
  private final StoreProviders providers;
  private final OciConnections connections;
  private final Clock clock;
  private final ClusterId cluster;
  private final StoreHolds holds;

  Provisioning(
      KubernetesClient client,
      OperatorSettings settings,
      Shell shell,
      StoreProviders providers,
      OciConnections connections,
      Clock clock) {
    this.client = client;
    this.settings = settings;
    this.shell = shell;
    this.providers = providers;
    this.connections = connections;
    this.clock = clock;
    this.cluster = new ClusterId(client);
    this.holds = new StoreHolds(new Finalizers(client), StoreHoldReconciler.FINALIZER);
  }

  /// What the cluster does not know is left out: whoever only syncs Secrets needs none of it.
  void register(Controllers controllers) {
    var platform = platform();
    var users = new ArrayList<StoreUsers>();
    for (var kind : served(kinds(platform))) {
      controllers.inNamespaces(kind);
      users.add(kind.storeUsers());
    }
    served(releases(platform)).forEach(controllers::inNamespaces);
    if (serves(MySqlAccount.class) && serves(MySqlDbSystem.class)) {
      var accounts = accounts();
      controllers.inNamespaces(accounts);
      users.add(accounts.storeUsers());
    }
    registerHolds(controllers, users);
    if (serves(MySqlBackupSchedule.class)) {
      controllers.inNamespaces(new MySqlBackupScheduleReconciler(shell, client, clock));
    }
  }

  /// A kind is a line here.
  private Map<Class<? extends HasMetadata>, ProvisioningReconciler<?, ?, ?>> kinds(
      Platform platform) {
    return Map.of(
        AutonomousDatabases.class, new AutonomousDatabasesReconciler(platform),
        MySqlBackup.class, new MySqlBackupReconciler(platform),
        MySqlDbSystem.class, new MySqlDbSystemReconciler(platform),
        Stream.class, new StreamReconciler(platform),
        StreamPool.class, new StreamPoolReconciler(platform),
        VirtualNodePool.class, new VirtualNodePoolReconciler(platform, new PoolNodes(client)));
  }

  /// What lets go of objects that were deleted while OSOK was away.
  private static Map<Class<? extends HasMetadata>, OsokReleaseReconciler<?>> releases(
      Platform platform) {
    return Map.of(
        AutonomousDatabases.class, new AutonomousDatabasesReleaseReconciler(platform),
        MySqlDbSystem.class, new MySqlDbSystemReleaseReconciler(platform),
        Stream.class, new StreamReleaseReconciler(platform));
  }

  private <R> List<R> served(Map<Class<? extends HasMetadata>, R> reconcilers) {
    return reconcilers.entrySet().stream()
        .filter(kind -> serves(kind.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private boolean serves(Class<? extends HasMetadata> kind) {
    return Preflight.serves(client, kind);
  }

  /// For applications' accounts.
  private MySqlAccountReconciler accounts() {
    return new MySqlAccountReconciler(
        new AccountPlatform(
            shell,
            new StoreVaults(stores(), holds, providers, cluster::get),
            new Binding(new TargetSecrets(client)),
            new JdbcSessions(),
            cluster::get,
            clock,
            cadence()));
  }

  /// What lets go of the stores that these have been acting through.
  private void registerHolds(Controllers controllers, List<StoreUsers> users) {
    var with = new StoreHoldReconciler.Collaborators(shell, holds, users);
    controllers.inNamespaces(new SecretStoreHoldReconciler(with));
    if (settings.served().clusterStores()) {
      controllers.inCluster(new ClusterSecretStoreHoldReconciler(with));
    }
  }

  private Platform platform() {
    var actors =
        new StoreActors(
            stores(),
            holds,
            providers,
            new OperatorIdentity(client, settings.ownAccount().namespace(), settings.ociRegion()),
            connections,
            cluster::get);
    return new Platform(
        shell, actors, Platform.Kubernetes.of(client), cluster::get, clock, cadence());
  }

  private Stores stores() {
    var reach =
        new Stores.Reach(settings.stores().controllerClass(), settings.served().clusterStores());
    return new Stores(new StoreLookup(client), providers, reach);
  }

  private static Platform.Cadence cadence() {
    return new Platform.Cadence(RESYNC, ThreadLocalRandom.current()::nextDouble);
  }
}
