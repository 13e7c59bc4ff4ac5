package dev.tsunagi.app;

import module java.base;

/// The Lease that makes one of several operators the leader, and its times.
public record LeaderElectionSettings(
    String lease, Duration leaseDuration, Duration renewDeadline, Duration retryPeriod) {

  /// Empty when there is no election. Throws [IllegalArgumentException] with the flag and what is
  /// wrong with it.
  static Optional<LeaderElectionSettings> of(LeaderElectionOptions options) {
    if (!options.enabled) {
      return Optional.empty();
    }
    var prefix = "--leader-election-";
    var lease = Durations.positive(prefix + "lease-duration", options.leaseDuration);
    var renew = Durations.positive(prefix + "renew-deadline", options.renewDeadline);
    var retry = Durations.positive(prefix + "retry-period", options.retryPeriod);
    if (options.id.isBlank()) {
      throw new IllegalArgumentException(prefix + "id: must not be empty");
    }
    longer(prefix + "lease-duration", lease, "renew-deadline", renew);
    longer(prefix + "renew-deadline", renew, "retry-period", retry);
    return Optional.of(new LeaderElectionSettings(options.id, lease, renew, retry));
  }

  /// Else an operator would work on while another already may.
  private static void longer(String flag, Duration one, String than, Duration other) {
    if (one.compareTo(other) <= 0) {
      throw new IllegalArgumentException("%s: must be longer than the %s".formatted(flag, than));
    }
  }
}
