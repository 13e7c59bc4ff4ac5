package dev.tsunagi.app;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Every flag is an environment variable, too: `--oci-endpoint` is `TSUNAGI_OCI_ENDPOINT`.
///
/// Only flags that set something: `TSUNAGI_VERSION` may well be there for another reason.
public final class EnvironmentDefaults implements IDefaultValueProvider {

  private final UnaryOperator<@Nullable String> environment;

  public EnvironmentDefaults() {
    this(System::getenv);
  }

  EnvironmentDefaults(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  @SuppressWarnings("NullAway") // null is how picocli's contract says "no default from here"
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()
        ? fromEnvironment(option.longestName())
        : null;
  }

  private @Nullable String fromEnvironment(String flag) {
    var name = flag.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    return environment.apply("TSUNAGI_" + name);
  }
}
