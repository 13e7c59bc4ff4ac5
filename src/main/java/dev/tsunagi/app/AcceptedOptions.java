package dev.tsunagi.app;

import picocli.CommandLine.Option;

/// ESO's flags that have no effect here, accepted so that its manifests start this operator, too.
/// Each says why it needs none.
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli fills them in; nobody reads them
public final class AcceptedOptions {

  private static final String CACHES = "Secrets are cached by label and without values, always.";

  @Option(
      names = "--enable-secrets-caching",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = CACHES)
  boolean secretsCaching;

  @Option(
      names = "--enable-managed-secrets-caching",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = CACHES)
  boolean managedSecretsCaching;

  @Option(
      names = "--enable-secret-api-read-on-cache-mismatch",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "A Secret is read from the API server before it is written, always.")
  boolean readOnMismatch;

  @Option(
      names = "--enable-configmaps-caching",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "ConfigMaps are read when a template needs them.")
  boolean configMapsCaching;

  @Option(
      names = "--enable-vault-token-cache",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "For a provider that we do not have.")
  boolean vaultTokenCache;

  @Option(
      names = "--vault-token-cache-size",
      paramLabel = "N",
      defaultValue = "262144",
      description = "For a provider that we do not have.")
  int vaultTokenCacheSize;

  @Option(
      names = "--enable-http2",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Metrics are served over HTTP/1.1.")
  boolean http2;

  @Option(
      names = "--zap-time-encoding",
      paramLabel = "ENCODING",
      defaultValue = "epoch",
      description = "Times in the log are RFC 3339, in UTC.")
  String timeEncoding;

  @Option(
      names = "--generator-gc-grace-period",
      paramLabel = "DURATION",
      defaultValue = "2m",
      description = "The generators that there are keep no state.")
  String generatorGcGracePeriod;
}
