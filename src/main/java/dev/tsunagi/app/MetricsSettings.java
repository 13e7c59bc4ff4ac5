package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.metrics.ObjectLabels;
import dev.tsunagi.metrics.endpoint.EndpointSettings;
import dev.tsunagi.metrics.endpoint.EndpointSettings.Tls;

/// How metrics are labelled, and where they are served.
public record MetricsSettings(ObjectLabels labels, EndpointSettings endpoint) {

  private static final Set<String> NOWHERE = Set.of("0", "off");

  /// Throws [IllegalArgumentException] with the flag and what is wrong with it.
  static MetricsSettings of(MetricsOptions options) {
    if (options.auth && !options.secure) {
      throw new IllegalArgumentException(
          "--metrics-auth: tokens must not travel in the clear; give --metrics-secure, too");
    }
    return new MetricsSettings(
        new ObjectLabels(options.extendedLabels),
        new EndpointSettings(address(options.address), options.auth, tls(options)));
  }

  private static Optional<InetSocketAddress> address(String text) {
    return NOWHERE.contains(text)
        ? Optional.empty()
        : Optional.of(ListenAddress.parse("--metrics-addr", text));
  }

  private static Optional<Tls> tls(MetricsOptions options) {
    if (!options.secure) {
      return Optional.empty();
    }
    if (options.certDir.isEmpty()) {
      return Optional.of(new Tls.SelfSigned());
    }
    var directory = Path.of(options.certDir);
    return Optional.of(
        new Tls.Files(directory.resolve(options.certName), directory.resolve(options.keyName)));
  }
}
