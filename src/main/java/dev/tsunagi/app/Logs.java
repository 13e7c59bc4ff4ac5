package dev.tsunagi.app;

import module java.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Sets how much is logged.
public final class Logs {

  private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");

  private Logs() {}

  /// Throws [IllegalArgumentException] for a level that there is none of.
  public static void level(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    if (!LEVELS.contains(wanted)) {
      throw new IllegalArgumentException(
          "--loglevel: \"%s\" is none of trace, debug, info, warn, error".formatted(name));
    }
    ((Logger) LoggerFactory.getLogger("dev.tsunagi")).setLevel(Level.toLevel(wanted));
  }
}
