package dev.tsunagi.dev;

import dev.tsunagi.app.AdmissionPolicyCommand;
import dev.tsunagi.app.Commands;
import dev.tsunagi.app.CrdsCommand;
import dev.tsunagi.app.LintCommand;
import dev.tsunagi.app.RunCommand;
import dev.tsunagi.simulator.oci.SimulateCommand;
import picocli.CommandLine.Command;

/// The command line of the operator and of what one needs to try it without a cloud.
@Command(
    name = "tsunagi-dev",
    description = "Tsunagi, with a Kubernetes API server and an Oracle Cloud to try it on.",
    subcommands = {
      DevCommand.class,
      SimulateCommand.class,
      RunCommand.class,
      CrdsCommand.class,
      LintCommand.class,
      AdmissionPolicyCommand.class
    })
public final class DevMain {

  private DevMain() {}

  static void main(String[] args) {
    System.exit(Commands.of(new DevMain()).execute(args));
  }
}
