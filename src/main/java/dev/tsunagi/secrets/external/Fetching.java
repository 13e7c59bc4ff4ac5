package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.store.Stores;

/// Carries out a fetch plan through the broker. The only provider I/O of a run.
final class Fetching {

  private final SecretBroker broker;
  private final Stores stores;

  Fetching(SecretBroker broker, Stores stores) {
    this.broker = broker;
    this.stores = stores;
  }

  Gathered fetch(FetchPlan plan, String namespace, Demand demand, Progress progress) {
    var parts = new ArrayList<Part>();
    var slots = new ArrayList<Instant>();
    for (var fetch : plan.fetches()) {
      switch (read(fetch, namespace, demand, progress)) {
        case Answer.Read<Part>(var part) -> parts.add(part);
        case Answer.Later<Part>(var when) -> slots.add(when);
      }
    }
    return slots.isEmpty()
        ? new Gathered.All(List.copyOf(parts))
        : new Gathered.Later(Collections.max(slots));
  }

  private Answer<Part> read(Fetch fetch, String namespace, Demand demand, Progress progress) {
    try {
      var provider = stores.provider(fetch.store(), namespace);
      return switch (fetch) {
        case Fetch.Named named -> single(named, provider, demand, progress);
        case Fetch.Find find -> new Finding(broker, provider, demand, progress).find(find);
      };
    } catch (FailureException e) {
      throw e.at(stores.pace(fetch.store(), namespace)).within(where(fetch));
    }
  }

  private Answer<Part> single(
      Fetch.Named fetch, SecretProvider provider, Demand demand, Progress progress) {
    return switch (progress.read(broker, provider, fetch.address(), demand)) {
      case Answer.Read<Reading>(var reading) ->
          new Answer.Read<>(new Part.Single(fetch, provider, reading));
      case Answer.Later<Reading>(var when) -> new Answer.Later<>(when);
    };
  }

  /// How ESO names the entry that failed.
  static String where(Fetch fetch) {
    return switch (fetch) {
      case Fetch.One(var path, _, var remoteRef, _) ->
          "error processing %s (key: %s), err".formatted(path, remoteRef.key());
      case Fetch.Extract(var path, _, _, _) -> "error processing " + path + ", err";
      case Fetch.Find(var path, _, _, _) -> "error processing " + path + ", err";
    };
  }
}
