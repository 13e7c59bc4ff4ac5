package dev.tsunagi.simulator.oci.policy;

import module java.base;

/// Names with `*` for any characters.
public final class Globs {

  private Globs() {}

  public static boolean matches(String glob, String name) {
    return glob.equals(name)
        || (glob.contains("*")
            && Pattern.matches(
                Arrays.stream(glob.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")),
                name));
  }
}
