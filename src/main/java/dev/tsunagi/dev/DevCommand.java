package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.app.OperatorOptions;
import dev.tsunagi.app.OperatorSettings;
import dev.tsunagi.app.Termination;
import dev.tsunagi.app.TsunagiOperator;
import dev.tsunagi.simulator.oci.OciSimulator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Dev mode: everything on one machine, with the samples applied.
@Command(
    name = "dev",
    description = {
      "Start an embedded Kubernetes API server, a simulated Oracle Cloud and the operator, apply"
          + " the samples, show them become Ready, rotate a secret, then serve until Ctrl-C."
    })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class DevCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--once",
      description = "End after the table: exit code 0 if every sample became Ready, else 1.")
  boolean once;

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      defaultValue = "samples",
      description = "What to apply (${DEFAULT-VALUE}).")
  Path samples;

  @Option(
      names = "--write-kubeconfig",
      paramLabel = "FILE",
      defaultValue = "target/dev/kubeconfig",
      description = "Where to put the kubeconfig for kubectl (${DEFAULT-VALUE}).")
  Path kubeconfig;

  @Option(
      names = "--kubernetes-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the API server; 0 is any free one.")
  int kubernetesPort;

  @Option(
      names = "--oci-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the simulated Oracle Cloud; 0 is any free one.")
  int ociPort;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long the samples may take to become Ready (${DEFAULT-VALUE}).")
  int patience;

  @Override
  public Integer call() throws Exception {
    var screen = new Screen(spec.commandLine().getOut(), Screen.wantsColours());
    var objects = Samples.in(samples);
    var end = new Termination();
    try (var cluster = LocalCluster.start(kubernetesPort);
        var cloud = Cloud.start(ociPort, cluster.url());
        var _ = VirtualNodes.follow(cluster.nodes(), cloud::virtualNodes);
        var operator = operator(cluster, cloud)) {
      cluster.writeKubeconfig(kubeconfig);
      operator.start();
      screen.good("Kubernetes API server at " + cluster.url());
      screen.good("simulated Oracle Cloud at " + cloud.url());
      screen.good("operator started");
      var tour = new Tour(screen, cluster, cloud, Duration.ofSeconds(patience));
      var good = tour.show(objects);
      if (once) {
        return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
      }
      tour.suggest(kubeconfig);
      end.await();
      screen.say("stopping");
      return CommandLine.ExitCode.OK;
    } finally {
      end.done();
    }
  }

  private static TsunagiOperator operator(LocalCluster cluster, OciSimulator cloud) {
    var options = new OperatorOptions();
    new CommandLine(options)
        .parseArgs(
            "--oci-endpoint",
            cloud.url().toString(),
            "--oci-region",
            cloud.seed().tenancy().region());
    return new TsunagiOperator(cluster.client(), OperatorSettings.of(options), Clock.systemUTC());
  }
}
