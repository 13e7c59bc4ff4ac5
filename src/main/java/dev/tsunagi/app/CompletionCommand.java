package dev.tsunagi.app;

import module java.base;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the script that makes a shell complete our commands and flags.
@Command(
    name = "completion",
    description = "Print the completion script for bash and zsh: source <(tsunagi completion)")
@SuppressWarnings("NullAway.Init") // picocli fills it in
public final class CompletionCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    var root = spec.root();
    spec.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
