package dev.tsunagi.app;

import module java.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// What libraries would log of requests and answers, with tokens and the values of Secrets.
final class Wires {

  /// Of fabric8's client whole bodies, of the database driver statements with passwords.
  private static final List<String> LOGGERS =
      List.of("io.fabric8.kubernetes.client.http", "org.mariadb.jdbc");

  /// Headers and more of the JDK's HTTP client, which carries fabric8's client and the OCI SDK. It
  /// has loggers of its own; the JDK forgets their levels when nobody holds them.
  private static final List<java.util.logging.Logger> OF_THE_JDK =
      Stream.of("jdk.httpclient.HttpClient", "jdk.internal.httpclient.debug")
          .map(java.util.logging.Logger::getLogger)
          .toList();

  private Wires() {}

  /// None of it is logged, whatever the configuration says. What a JVM is told to write past all
  /// loggers (`-Djdk.internal.httpclient.debug=err`) is not ours to stop.
  static void silence() {
    LOGGERS.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
    OF_THE_JDK.forEach(logger -> logger.setLevel(java.util.logging.Level.OFF));
  }
}
