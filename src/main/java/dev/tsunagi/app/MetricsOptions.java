package dev.tsunagi.app;

import picocli.CommandLine.Option;

/// Flags on metrics. All are ESO's.
@SuppressWarnings("NullAway.Init") // picocli fills them in, defaults included
public final class MetricsOptions {

  @Option(
      names = "--metrics-addr",
      paramLabel = "[HOST]:PORT",
      defaultValue = ":8080",
      description = "Where /metrics answers; \"0\" or \"off\" for nowhere (${DEFAULT-VALUE}).")
  String address;

  @Option(
      names = "--metrics-secure",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Serve metrics over TLS (${DEFAULT-VALUE}).")
  boolean secure;

  @Option(
      names = "--metrics-auth",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description =
          "Serve metrics to bearers of a token that the API server knows and that may get the"
              + " path /metrics (${DEFAULT-VALUE}). Needs --metrics-secure.")
  boolean auth;

  @Option(
      names = "--metrics-cert-dir",
      paramLabel = "DIRECTORY",
      defaultValue = "",
      description =
          "Where the serving certificate and its key are, as PEM; they may change at any time."
              + " Without it, a certificate is made that nobody vouches for.")
  String certDir;

  @Option(
      names = "--metrics-cert-name",
      paramLabel = "FILE",
      defaultValue = "tls.crt",
      description = "The certificate's name there (${DEFAULT-VALUE}).")
  String certName;

  @Option(
      names = "--metrics-key-name",
      paramLabel = "FILE",
      defaultValue = "tls.key",
      description = "The key's name there (${DEFAULT-VALUE}).")
  String keyName;

  @Option(
      names = "--enable-extended-metric-labels",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description =
          "Add the object's own app.kubernetes.io labels to its metrics (${DEFAULT-VALUE}).")
  boolean extendedLabels;
}
