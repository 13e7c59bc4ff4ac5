package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.metrics.OperatorMetrics;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this operator is the one of several that works: the holder of the Lease. The others
/// watch, with full caches, and wait.
final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final LeaderElectionSettings settings;
  private final OperatorMetrics metrics;
  private final Runnable lost;
  private volatile boolean leading;
  private volatile boolean leaving;

  /// `lost` runs when another may have the Lease; by its end this operator must have stopped to
  /// write.
  Leadership(LeaderElectionSettings settings, OperatorMetrics metrics, Runnable lost) {
    this.settings = settings;
    this.metrics = metrics;
    this.lost = lost;
    metrics.leads(settings.lease(), false);
  }

  /// JOSDK's own reaction to a lost Lease, `System.exit`, waits for ever for our shutdown hook.
  LeaderElectionConfiguration configuration(String namespace) {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.lease())
        .withLeaseNamespace(namespace)
        .withIdentity(identity())
        .withLeaseDuration(settings.leaseDuration())
        .withRenewDeadline(settings.renewDeadline())
        .withRetryPeriod(settings.retryPeriod())
        .withExitOnStopLeading(false)
        .withLeaderCallbacks(new LeaderCallbacks(this::begin, this::end, Leadership::heard))
        .build();
  }

  /// Unique even where two operators share a host.
  private static String identity() {
    return System.getenv().getOrDefault("HOSTNAME", "tsunagi") + "_" + UUID.randomUUID();
  }

  /// The end is near and wanted.
  void leave() {
    leaving = true;
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
