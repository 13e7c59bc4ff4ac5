package dev.tsunagi.app;

import module java.base;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Tells what is in the operator's way, before it is started or while it runs.
@Command(
    name = "doctor",
    description = {
      "Look at all that the operator needs: API server, clock, CRDs, rights, service account, where"
          + " tokens become sessions, stores. Changes nothing. Takes the flags of run."
    })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class DoctorCommand implements Callable<Integer> {

  @Spec CommandSpec spec;
  @Mixin OperatorOptions options;

  @Override
  public Integer call() {
    var settings = settings();
    try (var client =
        KubernetesClients.of(options.cluster.kubeconfig, settings.requestsToCluster())) {
      var found = new Doctor(client, settings, Clock.systemUTC()).examine();
      found.forEach(this::print);
      spec.commandLine().getOut().flush();
      return found.stream().anyMatch(Diagnosis.Bad.class::isInstance)
          ? CommandLine.ExitCode.SOFTWARE
          : CommandLine.ExitCode.OK;
    }
  }

  private OperatorSettings settings() {
    try {
      return OperatorSettings.of(options);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(Diagnosis diagnosis) {
    var out = spec.commandLine().getOut();
    switch (diagnosis) {
      case Diagnosis.Fine(var what) -> out.println("good  " + what);
      case Diagnosis.Doubtful(var what, var remedy) -> {
        out.println("look  " + what);
        out.println("      " + remedy);
      }
      case Diagnosis.Bad(var what, var remedy) -> {
        out.println("BAD   " + what);
        out.println("      " + remedy);
      }
    }
  }
}
