package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.generator.Generators;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.store.Stores;

/// Carries out a fetch plan: through the broker, and with generators. The only provider I/O of a
/// run.
final class Fetching {

  private final SecretBroker broker;
  private final Stores stores;
  private final Generators generators;
  private final Newcomers newcomers;

  Fetching(SecretBroker broker, Stores stores, Generators generators, Newcomers newcomers) {
    this.broker = broker;
    this.stores = stores;
    this.generators = generators;
    this.newcomers = newcomers;
  }

  /// Whether anything that is needed is another controller's.
  boolean isForeign(FetchPlan plan, String namespace) {
    return plan.fetches().stream().anyMatch(fetch -> isForeign(fetch, namespace));
  }

  private boolean isForeign(Fetch fetch, String namespace) {
    try {
      return switch (fetch) {
        case Fetch.Stored stored -> stores.isForeign(stored.store(), namespace);
        case Fetch.Generate(_, var generator, _) -> generators.isForeign(generator, namespace);
      };
    } catch (FailureException e) {
      throw e.within(where(fetch));
    }
  }

  Gathered fetch(FetchPlan plan, String namespace, Demand demand, Progress progress) {
    var read = new HashMap<Fetch, Part>();
    var slots = new ArrayList<Instant>();
    for (var fetch : plan.fetches()) {
      if (fetch instanceof Fetch.Stored stored) {
        switch (read(stored, namespace, demand, progress)) {
          case Answer.Read<Part>(var part) -> read.put(stored, part);
          case Answer.Later<Part>(var when) -> slots.add(when);
        }
      }
    }
    return slots.isEmpty()
        ? new Gathered.All(complete(plan, namespace, read))
        : new Gathered.Later(Collections.max(slots));
  }

  /// Makes up what is to be made up, once all else is there: it can be costly.
  private List<Part> complete(FetchPlan plan, String namespace, Map<Fetch, Part> read) {
    var parts = new ArrayList<Part>();
    for (var fetch : plan.fetches()) {
      parts.add(
          switch (fetch) {
            case Fetch.Stored stored -> Objects.requireNonNull(read.get(stored));
            case Fetch.Generate generate -> generated(generate, namespace);
          });
    }
    return List.copyOf(parts);
  }

  private Part generated(Fetch.Generate fetch, String namespace) {
    try {
      return new Part.Generated(fetch, generators.generate(fetch.generator(), namespace));
    } catch (FailureException e) {
      throw e.within(where(fetch));
    }
  }

  private Answer<Part> read(
      Fetch.Stored fetch, String namespace, Demand demand, Progress progress) {
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
    var shared = demand.betterLater(newcomers.areToRead(fetch.remoteRef().key()));
    return switch (progress.read(broker, provider, fetch.address(), shared)) {
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
      case Fetch.Extract _, Fetch.Find _, Fetch.Generate _ ->
          "error processing " + fetch.path() + ", err";
    };
  }
}
