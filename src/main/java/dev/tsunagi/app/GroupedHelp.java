package dev.tsunagi.app;

import module java.base;

import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/// Lists flags under a heading for each class that declares some.
final class GroupedHelp implements IHelpSectionRenderer {

  static final String WITHOUT_EFFECT = "Accepted for the sake of ESO's manifests, without effect:";

  private static final Map<Class<?>, String> HEADINGS =
      Map.of(
          ClusterOptions.class, "Cluster and cloud:",
          OperatorOptions.class, "Cluster and cloud:",
          LogOptions.class, "Log:",
          ServedOptions.class, "What is served:",
          MetricsOptions.class, "Metrics:",
          LeaderElectionOptions.class, "Leader election:",
          AcceptedOptions.class, WITHOUT_EFFECT);

  @Override
  public String render(Help help) {
    var groups = new LinkedHashMap<String, List<OptionSpec>>();
    help.commandSpec().options().stream()
        .filter(option -> !option.hidden())
        .forEach(o -> groups.computeIfAbsent(heading(o), _ -> new ArrayList<>()).add(o));
    return groups.entrySet().stream()
        .map(group -> "%n%s%n".formatted(group.getKey()) + options(help, group.getValue()))
        .collect(Collectors.joining());
  }

  /// The declaring classes of picocli's own flags have none.
  static String heading(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? HEADINGS.getOrDefault(field.getDeclaringClass(), "About the command:")
        : "About the command:";
  }

  private static String options(Help help, List<OptionSpec> some) {
    return help.optionListExcludingGroups(some);
  }
}
