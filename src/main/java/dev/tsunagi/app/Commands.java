package dev.tsunagi.app;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import module java.base;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/// How every command of ours behaves: help and version everywhere, environment variables for flags,
/// errors in one line, documented exit codes.
public final class Commands {

  private static final Map<String, String> EXIT_CODES =
      new TreeMap<>(
          Map.of(
              "0",
              "done",
              "1",
              "failed; the last line says why",
              "2",
              "the command line is wrong"));

  /// The version as the jar's manifest tells it.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"tsunagi " + Objects.requireNonNullElse(version, "(from sources)")};
    }
  }

  private Commands() {}

  /// The command line of a root command with its subcommands.
  public static CommandLine of(Object root) {
    return of(root, new EnvironmentDefaults());
  }

  static CommandLine of(Object root, EnvironmentDefaults defaults) {
    var line =
        new CommandLine(root)
            .setDefaultValueProvider(defaults)
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler((e, failed, _) -> explain(e, failed));
    line.registerConverter(boolean.class, new GoBoolean());
    line.registerConverter(Boolean.class, new GoBoolean());
    line.setExecutionStrategy(new CommandLine.RunLast());
    furnish(line);
    line.getSubcommands().values().stream()
        .filter(command -> command.getCommand() instanceof RunCommand)
        .forEach(
            command -> command.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, new GroupedHelp()));
    return line;
  }

  private static void furnish(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
    var usage = line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    if (usage.exitCodeList().isEmpty()) {
      usage.exitCodeList(EXIT_CODES);
    }
    line.getSubcommands().values().forEach(Commands::furnish);
  }

  private static int explain(Exception e, CommandLine failed) {
    var why = e.getMessage() == null ? e.toString() : e.getMessage();
    failed.getErr().println(failed.getCommandSpec().qualifiedName() + ": " + why);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
