package dev.tsunagi.app;

import module java.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/// Sets how much is logged, and in which form.
public final class Logs {

  private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");

  /// Levels of ESO's logger for which we have nothing to say.
  private static final Set<String> GRAVER = Set.of("dpanic", "panic", "fatal");

  private Logs() {}

  /// Throws [IllegalArgumentException] for a level that there is none of.
  public static void level(String name) {
    var given = name.toLowerCase(Locale.ROOT);
    var wanted = GRAVER.contains(given) ? "error" : given;
    if (!LEVELS.contains(wanted)) {
      throw new IllegalArgumentException(
          "--loglevel: \"%s\" is none of trace, debug, info, warn, error".formatted(name));
    }
    ours().setLevel(Level.toLevel(wanted));
  }

  /// How much is logged now.
  static String level() {
    return ours().getEffectiveLevel().toString().toLowerCase(Locale.ROOT);
  }

  private static Logger ours() {
    return (Logger) LoggerFactory.getLogger("dev.tsunagi");
  }

  /// Throws [IllegalArgumentException] for a form that there is none of.
  static void format(String name) {
    switch (name) {
      case "text" -> {}
      case "json" ->
          ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME))
              .iteratorForAppenders()
              .forEachRemaining(
                  appender -> {
                    if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                      asJson(console);
                    }
                  });
      default ->
          throw new IllegalArgumentException(
              "--log-format: \"%s\" is none of text, json".formatted(name));
    }
  }

  static void asJson(ConsoleAppender<ILoggingEvent> console) {
    var encoder = new JsonEncoder();
    encoder.setContext(console.getContext());
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithFormattedMessage(false);
    encoder.start();
    console.setEncoder(encoder);
  }
}
