package dev.tsunagi.app;

import picocli.CommandLine.Option;

/// Flags on which of several operators works. All are ESO's.
@SuppressWarnings("NullAway.Init") // picocli fills them in, defaults included
public final class LeaderElectionOptions {

  @Option(
      names = "--enable-leader-election",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Work only while holding the Lease; several may then run (${DEFAULT-VALUE}).")
  boolean enabled;

  @Option(
      names = "--leader-election-id",
      paramLabel = "NAME",
      defaultValue = "external-secrets-controller",
      description = "The Lease's name, in the operator's own namespace (${DEFAULT-VALUE}).")
  String id;

  @Option(
      names = "--leader-election-lease-duration",
      paramLabel = "DURATION",
      defaultValue = "15s",
      description = "After how long without renewal another may take it (${DEFAULT-VALUE}).")
  String leaseDuration;

  @Option(
      names = "--leader-election-renew-deadline",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "After how long without renewal the holder gives up (${DEFAULT-VALUE}).")
  String renewDeadline;

  @Option(
      names = "--leader-election-retry-period",
      paramLabel = "DURATION",
      defaultValue = "2s",
      description = "How long to wait between tries (${DEFAULT-VALUE}).")
  String retryPeriod;
}
