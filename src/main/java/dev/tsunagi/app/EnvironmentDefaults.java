package dev.tsunagi.app;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Every flag is an environment variable, too: `--oci-endpoint` is `TSUNAGI_OCI_ENDPOINT`.
public final class EnvironmentDefaults implements IDefaultValueProvider {

  @Override
  @SuppressWarnings("NullAway") // null is how picocli's contract says "no default from here"
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? fromEnvironment(option.longestName()) : null;
  }

  private static @Nullable String fromEnvironment(String flag) {
    var name = flag.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    return System.getenv("TSUNAGI_" + name);
  }
}
