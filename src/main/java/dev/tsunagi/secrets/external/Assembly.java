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

  static Assembly of(List<Part> parts, DeletionPolicy policy, SecretPipeline pipeline) {
    var run = pipeline.forOneRun();
    var data = SecretData.EMPTY;
    var notices = new ArrayList<Notice>();
    for (var part : parts) {
      if (policy != DeletionPolicy.RETAIN
          && part instanceof Part.Single(var fetch, _, var reading)
          && !reading.exists()) {
        notices.add(missing(fetch));
      } else {
        data = data.overlaidWith(data(part, run));
      }
    }
    return new Assembly(data, List.copyOf(notices));
  }

  private static Notice missing(Fetch.Named fetch) {
    return Notice.normal(
        "MissingProviderSecret",
        "secret does not exist at provider using %s (key=%s)"
            .formatted(fetch.path(), fetch.remoteRef().key()));
  }

  private static SecretData data(Part part, SecretPipeline pipeline) {
    try {
      return switch (part) {
        case Part.Single(Fetch.One(_, _, var ref, var key), _, var reading) ->
            pipeline.one(key, value(reading), ref);
        case Part.Single(Fetch.Extract(_, _, var ref, var rewrites), _, var reading) ->
            pipeline.extract(value(reading), ref, rewrites);
        case Part.Found found ->
            pipeline.found(values(found), found.fetch().find(), found.fetch().rewrites());
        case Part.Generated(var fetch, var made) -> pipeline.generated(made, fetch.rewrites());
      };
    } catch (FailureException e) {
      throw e.within(Fetching.where(part.fetch()));
    }
  }

  private static SecretData values(Part.Found found) {
    var values = new TreeMap<String, SecretValue>();
    found.byKey().forEach((key, reading) -> values.put(key, value(reading)));
    return new SecretData(values);
  }

  private static SecretValue value(Reading reading) {
    var value = reading.value();
    if (value == null) {
      throw new FailureException(
          new Failure.Unresolved(
              reading.why().isEmpty()
                  ? "Secret does not exist at the provider; check the key"
                  : "Secret does not exist at the provider: " + reading.why()));
    }
    return value;
  }
}
