package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.reconcile.JosdkMeasures;
import dev.tsunagi.reconcile.Measures;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How we set up the Java Operator SDK.
final class Jsdk {

  private static final Logger LOG = LoggerFactory.getLogger(Jsdk.class);

  /// How long running reconciliations may finish what they write when the operator stops.
  private static final Duration TO_FINISH = Duration.ofSeconds(10);

  private Jsdk() {}

  static Operator operator(
      KubernetesClient client,
      ExecutorService executor,
      Measures measures,
      Optional<LeaderElectionConfiguration> leadership) {
    var metrics = new JosdkMeasures(measures);
    // This version of JOSDK runs the lambda twice: it must not make anything.
    var operator =
        new Operator(
            o -> {
              leadership.ifPresent(o::withLeaderElectionConfiguration);
              o.withKubernetesClient(client)
                  .withCloseClientOnStop(false)
                  .withExecutorService(executor)
                  .withMetrics(metrics)
                  .withReconciliationTerminationTimeout(TO_FINISH)
                  .withStopOnInformerErrorDuringStartup(false)
                  .withInformerStoppedHandler((_, e) -> stopped(e));
            });
    letGoOfThreads(operator);
    return operator;
  }

  /// Of the threads that start controllers, two for each: they have nothing to do after it, and
  /// JOSDK would keep them and their stacks for a minute.
  private static void letGoOfThreads(Operator operator) {
    var starters = operator.getConfigurationService().getExecutorServiceManager();
    if (starters.cachingExecutorService() instanceof ThreadPoolExecutor threads) {
      threads.setKeepAliveTime(1, TimeUnit.SECONDS);
    }
  }

  /// By JOSDK's default this would end the process: one object must not have that power.
  private static void stopped(@Nullable Throwable e) {
    if (e != null) {
      LOG.atError().addKeyValue("error", e.getClass().getSimpleName()).log("a watch ended");
    }
  }
}
