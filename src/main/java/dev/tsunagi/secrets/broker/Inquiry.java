package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Fate;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;

/// Asks providers, and dates and fingerprints what they say.
final class Inquiry {

  private final Clock clock;
  private final Fingerprint.Press press = new Fingerprint.Press();

  Inquiry(Clock clock) {
    this.clock = clock;
  }

  /// A secret that may be missing is looked for, and only evidence makes its absence a reading.
  Reading read(
      SecretProvider provider, SecretAddress address, RequestBudget budget, Instant readAt) {
    try {
      return provider
          .get(address)
          .map(found -> of(found, readAt))
          .orElseGet(() -> nothing(readAt, ""));
    } catch (FailureException e) {
      if (!(e.failure() instanceof Failure.Denied(var message, var orMissing)) || !orMissing) {
        throw e;
      }
      return switch (fate(provider, address, budget)) {
        case Fate.Absent absent -> nothing(readAt, message + " " + absent.evidence());
        case Fate.Doubt(var why) ->
            throw new FailureException(
                new Failure.Denied((message + " " + why).strip(), true), e.getCause());
      };
    }
  }

  /// Paid for afterwards: whoever comes next waits for this slot.
  private Fate fate(SecretProvider provider, SecretAddress address, RequestBudget budget) {
    var charged = clock.instant();
    budget.charge(charged);
    try {
      return provider.fateOf(address);
    } finally {
      budget.answered(charged, clock.instant());
    }
  }

  Listing list(SecretProvider provider, FindCriteria criteria, Instant readAt) {
    var found = provider.find(criteria);
    return new Listing(press.of(found), readAt, found);
  }

  private Reading of(Fetched found, Instant readAt) {
    return new Reading(press.of(found), readAt, true, found.value(), "");
  }

  private Reading nothing(Instant readAt, String why) {
    return new Reading(press.ofNothing(), readAt, false, null, why);
  }
}
