package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.metrics.OperatorMetrics;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this operator is the one of several that works: the holder of the Lease. The others
/// watch, with full caches, and wait.
final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  /// Unique even where two operators share a host.
  private final String identity =
      System.getenv().getOrDefault("HOSTNAME", "tsunagi") + "_" + UUID.randomUUID();

  private final LeaderElectionSettings settings;
  private final KubernetesClient client;
  private final String namespace;
  private final OperatorMetrics metrics;
  private final Runnable lost;
  private volatile boolean leading;
  private volatile boolean leaving;

  /// `lost` runs when another may have the Lease; by its end this operator must have stopped to
  /// write.
  Leadership(
      LeaderElectionSettings settings,
      KubernetesClient client,
      String namespace,
      OperatorMetrics metrics,
      Runnable lost) {
    this.settings = settings;
    this.client = client;
    this.namespace = namespace;
    this.metrics = metrics;
    this.lost = lost;
    metrics.leads(settings.lease(), false);
  }

  /// JOSDK's own reaction to a lost Lease, `System.exit`, waits for ever for our shutdown hook.
  LeaderElectionConfiguration configuration() {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.lease())
        .withLeaseNamespace(namespace)
        .withIdentity(identity)
        .withLeaseDuration(settings.leaseDuration())
        .withRenewDeadline(settings.renewDeadline())
        .withRetryPeriod(settings.retryPeriod())
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(new LeaderCallbacks(this::begin, this::end, Leadership::heard))
        .build();
  }

  /// The end is near and wanted.
  void leave() {
    leaving = true;
  }

  /// Lets another have the Lease at once, if it is ours: else it would wait until it has run out.
  /// JOSDK does not. Nothing may be written any more.
  void giveBack() {
    try {
      Optional.ofNullable(client.leases().inNamespace(namespace).withName(settings.lease()).get())
          .filter(lease -> identity.equals(lease.getSpec().getHolderIdentity()))
          .ifPresent(lease -> client.resource(free(lease)).update());
    } catch (KubernetesClientException e) {
      LOG.atWarn()
          .addKeyValue("lease", settings.lease())
          .addKeyValue("status", e.getCode())
          .log("the lease was not given back: another operator can work when it has run out");
    }
  }

  /// As it was read, so that it is not taken from whoever has it by now.
  private static Lease free(Lease lease) {
    return new LeaseBuilder(lease)
        .editSpec()
        .withHolderIdentity("")
        .withLeaseDurationSeconds(1)
        .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
        .endSpec()
        .build();
  }

  private void begin() {
    leading = true;
    metrics.leads(settings.lease(), true);
    LOG.atInfo().addKeyValue("lease", settings.lease()).log("leading");
  }

  private void end() {
    var unwanted = leading && !leaving;
    leading = false;
    metrics.leads(settings.lease(), false);
    if (unwanted) {
      LOG.atError()
          .addKeyValue("lease", settings.lease())
          .log("lost the lease: ending, since another operator may be at work");
      lost.run();
    }
  }

  private static void heard(String identity) {
    LOG.atInfo().addKeyValue("leader", identity).log("there is a leader");
  }
}
