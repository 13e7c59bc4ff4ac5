package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.pipeline.SecretPipeline;

/// Lays what was fetched over each other, in the order of the plan: later entries win. Pure.
final class Assembly {

  private Assembly() {}

  static SecretData of(SequencedMap<Fetch, Reading> readings) {
    var data = SecretData.EMPTY;
    for (var entry : readings.entrySet()) {
      data = data.overlaidWith(part(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  private static SecretData part(Fetch fetch, Reading reading) {
    try {
      var value = value(reading);
      return switch (fetch) {
        case Fetch.One(_, _, var ref, var key) -> SecretPipeline.one(key, value, ref);
        case Fetch.Extract(_, _, var ref) -> SecretPipeline.extract(value, ref);
      };
    } catch (FailureException e) {
      throw e.within(Fetching.where(fetch));
    }
  }

  private static SecretValue value(Reading reading) {
    var value = reading.value();
    if (value == null) {
      throw new FailureException(
          new Failure.Unresolved("Secret does not exist at the provider; check the key"));
    }
    return value;
  }
}
