package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.metrics.endpoint.EndpointSettings;
import dev.tsunagi.metrics.endpoint.MetricsEndpoint;
import dev.tsunagi.metrics.endpoint.ReviewedAccess;
import dev.tsunagi.metrics.endpoint.ScrapeAccess;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs the operator until it is told to stop.
@Command(
    name = "run",
    description = "Run the operator against a Kubernetes cluster until it is told to stop.",
    footer = {
      "",
      "Every flag is an environment variable, too: --oci-endpoint is TSUNAGI_OCI_ENDPOINT."
    })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Spec CommandSpec spec;
  @Mixin OperatorOptions options;

  @Override
  public Integer call() throws Exception {
    var settings = settings();
    var end = new Termination();
    var fence = new LeaseFence(settings.leaderElection(), System::nanoTime, RunCommand::endAtOnce);
    try (var client =
            KubernetesClients.of(options.cluster.kubeconfig, settings.requestsToCluster(), fence);
        var operator = new TsunagiOperator(client, settings, Clock.systemUTC(), fence);
        var _ = probes(operator);
        var _ = metrics(operator, client, settings.metrics().endpoint());
        var _ = HeapTidying.begin()) {
      LOG.atInfo()
          .addKeyValue("server", client.getMasterUrl())
          .addKeyValue("namespace", settings.namespace().orElse("all"))
          .log("starting");
      Preflight.check(client, settings.pushes(), settings.fanout());
      operator.start();
      LOG.atInfo().log("ready");
      end.await();
      LOG.atInfo().log("stopping");
    } finally {
      end.done();
    }
    return CommandLine.ExitCode.OK;
  }

  private OperatorSettings settings() {
    try {
      Logs.format(options.log.format);
      Logs.level(options.log.level);
      return OperatorSettings.of(options);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /// No orderly end: what is still under way would be written beside another operator's work.
  private static void endAtOnce() {
    Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
  }

  private static AutoCloseable metrics(
      TsunagiOperator operator, KubernetesClient client, EndpointSettings settings)
      throws IOException {
    if (settings.address().isEmpty()) {
      return () -> {};
    }
    var access =
        settings.auth() ? new ReviewedAccess(client, Clock.systemUTC()) : ScrapeAccess.OPEN;
    var endpoint =
        MetricsEndpoint.on(settings.address().get(), settings.tls(), operator.metrics(), access);
    LOG.atInfo().addKeyValue("port", endpoint.port()).log("metrics served");
    return endpoint;
  }

  private AutoCloseable probes(TsunagiOperator operator) throws IOException {
    return options.liveAddr.equals("off")
        ? () -> {}
        : Probes.on(options.liveAddr, operator::isReady);
  }
}
