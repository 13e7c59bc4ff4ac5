package dev.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// A secret value that must never be heard of: listens to every logger at TRACE while it lives.
public final class Canary implements AutoCloseable {

  /// Why a test class that listens runs alone.
  public static final String WHY = "there is one set of loggers in a process, and TRACE is slow";

  static final String VALUE = "canary-7f3a9c51-never-to-be-seen";

  /// Holds the value by design, and is no part of the operator.
  private static final String SIMULATORS = "dev.tsunagi.simulator";

  private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
  private final Level before = root.getLevel();
  private final Queue<String> songs = new ConcurrentLinkedQueue<>();
  private final AtomicLong lines = new AtomicLong();
  private final Ear ear = new Ear();

  private final class Ear extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      lines.incrementAndGet();
      var line = event.getLoggerName() + " " + text(event);
      if (sings(line) && !event.getLoggerName().startsWith(SIMULATORS)) {
        songs.add(line);
      }
    }
  }

  private Canary() {
    ear.setContext(root.getLoggerContext());
    ear.start();
    root.addAppender(ear);
    root.setLevel(Level.TRACE);
    // Only the ear hears TRACE: the console would drown in it.
    root.iteratorForAppenders()
        .forEachRemaining(
            appender -> {
              if (appender != ear) {
                appender.addFilter(
                    new ch.qos.logback.classic.filter.ThresholdFilter() {
                      {
                        setLevel("WARN");
                        start();
                      }
                    });
              }
            });
  }

  public static Canary listen() {
    return new Canary();
  }

  public String value() {
    return VALUE;
  }

  /// Fails if the value, plain or in base64, is in `told` or was ever logged.
  public void assertUnsung(Collection<String> told) {
    assertThat(lines).as("lines heard").hasPositiveValue();
    assertThat(songs).as("log lines that show the value").isEmpty();
    assertThat(told).noneMatch(Canary::sings);
  }

  private static boolean sings(String text) {
    var encoded = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));
    return text.contains(VALUE) || text.contains(encoded.substring(0, 40));
  }

  private static String text(ILoggingEvent event) {
    var text = new StringBuilder(event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> text.append(' ').append(pair));
    }
    for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
      text.append(' ').append(e.getClassName()).append(' ').append(e.getMessage());
    }
    return text.toString();
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(ear);
    ear.stop();
  }
}
