package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.DeletionPolicy;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.pipeline.SecretPipeline;

/// What was fetched, laid over each other in the order of the plan: later entries win. Pure.
///
/// An entry whose secret positively does not exist is a failure under `deletionPolicy: Retain`, and
/// left out with a notice under the others.
record Assembly(SecretData data, List<Notice> notices) {

  static Assembly of(SequencedMap<Fetch, Reading> readings, DeletionPolicy policy) {
    var data = SecretData.EMPTY;
    var notices = new ArrayList<Notice>();
    for (var entry : readings.entrySet()) {
      var fetch = entry.getKey();
      if (!entry.getValue().exists() && policy != DeletionPolicy.RETAIN) {
        notices.add(missing(fetch));
      } else {
        data = data.overlaidWith(part(fetch, entry.getValue()));
      }
    }
    return new Assembly(data, List.copyOf(notices));
  }

  private static Notice missing(Fetch fetch) {
    return Notice.normal(
        "MissingProviderSecret",
        "secret does not exist at provider using %s (key=%s)"
            .formatted(fetch.path(), fetch.remoteRef().key()));
  }

  private static SecretData part(Fetch fetch, Reading reading) {
    try {
      var value = value(reading);
      return switch (fetch) {
        case Fetch.One(_, _, var ref, var key) -> SecretPipeline.one(key, value, ref);
        case Fetch.Extract(_, _, var ref, var rewrites) ->
            SecretPipeline.extract(value, ref, rewrites);
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
