package dev.tsunagi.app;

import picocli.CommandLine.Command;

/// The command line of the operator.
@Command(
    name = "tsunagi",
    description = "Joins applications on OKE to OCI Vault and OCI services.",
    subcommands = {
      RunCommand.class,
      CrdsCommand.class,
      LintCommand.class,
      DoctorCommand.class,
      MigrateCommand.class,
      AdmissionPolicyCommand.class,
      CompletionCommand.class
    })
public final class Main {

  Main() {}

  static void main(String[] args) {
    System.exit(Commands.of(new Main()).execute(args));
  }
}
