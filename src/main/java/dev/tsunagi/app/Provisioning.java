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
import io.fabric8.kubernetes.client.KubernetesClient;

/// The reconcilers of all OCI kinds.
final class Provisioning {

  /// When a resource at rest is looked at again, for drift.
  private static final Duration RESYNC = Duration.ofMinutes(10);

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final ClusterId cluster;
  private final StoreHolds holds;

  Provisioning(KubernetesClient client, OperatorSettings settings) {
    this.client = client;
    this.settings = settings;
    this.cluster = new ClusterId(client);
    this.holds = new StoreHolds(new Finalizers(client), StoreHoldReconciler.FINALIZER);
  }

  /// A kind is a line here. What the cluster does not know is left out: whoever only syncs Secrets
  /// needs none of them.
  List<ProvisioningReconciler<?, ?, ?>> reconcilers(
      Shell shell, StoreProviders providers, OciConnections connections, Clock clock) {
    var platform = platform(shell, actors(providers, connections), clock);
    var all =
        Map.of(
            AutonomousDatabases.class, new AutonomousDatabasesReconciler(platform),
            MySqlBackup.class, new MySqlBackupReconciler(platform),
            MySqlDbSystem.class, new MySqlDbSystemReconciler(platform),
            Stream.class, new StreamReconciler(platform),
            StreamPool.class, new StreamPoolReconciler(platform),
            VirtualNodePool.class, new VirtualNodePoolReconciler(platform, new PoolNodes(client)));
    return all.entrySet().stream()
        .filter(kind -> Preflight.serves(client, kind.getKey()))
        .<ProvisioningReconciler<?, ?, ?>>map(Map.Entry::getValue)
        .toList();
  }

  /// What lets go of objects that were deleted while OSOK was away.
  List<OsokReleaseReconciler<?>> releases(
      Shell shell, StoreProviders providers, OciConnections connections, Clock clock) {
    var platform = platform(shell, actors(providers, connections), clock);
    var all =
        Map.of(
            AutonomousDatabases.class, new AutonomousDatabasesReleaseReconciler(platform),
            MySqlDbSystem.class, new MySqlDbSystemReleaseReconciler(platform),
            Stream.class, new StreamReleaseReconciler(platform));
    return all.entrySet().stream()
        .filter(kind -> Preflight.serves(client, kind.getKey()))
        .<OsokReleaseReconciler<?>>map(Map.Entry::getValue)
        .toList();
  }

  /// What makes backups by the clock, where the cluster knows it.
  Optional<MySqlBackupScheduleReconciler> backupSchedules(Shell shell, Clock clock) {
    return Preflight.serves(client, MySqlBackupSchedule.class)
        ? Optional.of(new MySqlBackupScheduleReconciler(shell, client, clock))
        : Optional.empty();
  }

  /// For applications' accounts; empty where the cluster does not know them, or no DB systems.
  Optional<MySqlAccountReconciler> accounts(Shell shell, StoreProviders providers, Clock clock) {
    if (!Preflight.serves(client, MySqlAccount.class)
        || !Preflight.serves(client, MySqlDbSystem.class)) {
      return Optional.empty();
    }
    var platform =
        new AccountPlatform(
            shell,
            new StoreVaults(stores(providers), holds, providers, cluster::get),
            new Binding(new TargetSecrets(client)),
            new JdbcSessions(),
            cluster::get,
            clock,
            cadence());
    return Optional.of(new MySqlAccountReconciler(platform));
  }

  /// What lets go of the stores that these have been acting through.
  SecretStoreHoldReconciler storeHolds(Shell shell, List<StoreUsers> users) {
    return new SecretStoreHoldReconciler(holding(shell, users));
  }

  /// The same for those of the cluster.
  ClusterSecretStoreHoldReconciler clusterStoreHolds(Shell shell, List<StoreUsers> users) {
    return new ClusterSecretStoreHoldReconciler(holding(shell, users));
  }

  private StoreHoldReconciler.Collaborators holding(Shell shell, List<StoreUsers> users) {
    return new StoreHoldReconciler.Collaborators(shell, holds, users);
  }

  private Stores stores(StoreProviders providers) {
    var reach =
        new Stores.Reach(settings.stores().controllerClass(), settings.served().clusterStores());
    return new Stores(new StoreLookup(client), providers, reach);
  }

  private static Platform.Cadence cadence() {
    return new Platform.Cadence(RESYNC, ThreadLocalRandom.current()::nextDouble);
  }

  private StoreActors actors(StoreProviders providers, OciConnections connections) {
    return new StoreActors(
        stores(providers),
        holds,
        providers,
        new OperatorIdentity(client, settings.ownAccount().namespace(), settings.ociRegion()),
        connections,
        cluster::get);
  }

  private Platform platform(Shell shell, StoreActors actors, Clock clock) {
    return new Platform(
        shell, actors, Platform.Kubernetes.of(client), cluster::get, clock, cadence());
  }
}
