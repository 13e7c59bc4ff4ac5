package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;

/// What an unfinished refresh has read so far, values included. The broker lets go of plaintext
/// sooner than many secrets can be read at a limited rate; this goes when its refresh ends.
///
/// All of its readings meet the same [Demand#notBefore()].
final class Progress {

  /// What one refresh may hold. A Secret takes a sixteenth of it.
  static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Map<SyncMemory.Place, Reading> readings = new HashMap<>();
  private long bytes;

  /// What was read before, or what the broker says.
  Answer<Reading> read(
      SecretBroker broker, SecretProvider provider, SecretAddress address, Demand demand) {
    var place = new SyncMemory.Place(provider.scope(), address);
    var known = readings.get(place);
    if (known != null && (known.complete() || !demand.needsValue())) {
      return new Answer.Read<>(known);
    }
    var answer = broker.read(provider, address, demand);
    if (answer instanceof Answer.Read<Reading>(var reading)) {
      keep(place, reading);
    }
    return answer;
  }

  private void keep(SyncMemory.Place place, Reading reading) {
    var value = reading.value();
    bytes += value == null ? 0 : value.length();
    if (bytes > MOST_BYTES) {
      throw new FailureException(
          new Failure.Refused(
              "TooMuchFound",
              "more than %d MiB of secrets match; narrow the find"
                  .formatted(MOST_BYTES / 1024 / 1024)));
    }
    readings.put(place, reading);
  }
}
