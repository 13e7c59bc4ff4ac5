package dev.tsunagi.secrets.provider.vault;

import module java.base;

import dev.tsunagi.secrets.provider.ReadScope;

/// Which vaults did not answer when they were last asked, so that not every read has to wait for
/// them to fail again. One read in [#PROBE] still asks.
final class Outages {

  /// How long a vault that did not answer is left alone.
  static final Duration PROBE = Duration.ofSeconds(30);

  private final Clock clock;
  private final Map<ReadScope, Outage> open = new ConcurrentHashMap<>();

  Outages(Clock clock) {
    this.clock = clock;
  }

  /// @param why what went wrong
  /// @param servedBy the region that answers instead; empty before one has
  record Outage(Instant probeAt, String why, String servedBy) {}

  /// Whether to ask the vault: it is up as far as is known, or it is time for somebody to try, and
  /// the caller is the one.
  boolean mayAsk(ReadScope vault) {
    var outage = open.get(vault);
    if (outage == null) {
      return true;
    }
    var now = clock.instant();
    return !now.isBefore(outage.probeAt())
        && open.replace(
            vault, outage, new Outage(now.plus(PROBE), outage.why(), outage.servedBy()));
  }

  void failed(ReadScope vault, String why) {
    var probeAt = clock.instant().plus(PROBE);
    open.compute(vault, (_, last) -> new Outage(probeAt, why, last == null ? "" : last.servedBy()));
  }

  void served(ReadScope vault, String region) {
    open.computeIfPresent(vault, (_, last) -> new Outage(last.probeAt(), last.why(), region));
  }

  void answered(ReadScope vault) {
    open.remove(vault);
  }

  Optional<Outage> of(ReadScope vault) {
    return Optional.ofNullable(open.get(vault));
  }
}
