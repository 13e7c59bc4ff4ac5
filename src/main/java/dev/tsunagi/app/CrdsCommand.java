package dev.tsunagi.app;

import module java.base;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the custom resource definitions, to be piped into `kubectl apply -f -`.
@Command(
    name = "crds",
    description = "Print the custom resource definitions: tsunagi crds | kubectl apply -f -")
@SuppressWarnings("NullAway.Init") // picocli fills it in
public final class CrdsCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Crds.yaml());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
