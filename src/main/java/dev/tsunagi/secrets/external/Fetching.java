package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.Fingerprint;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.store.Stores;

/// Carries out a fetch plan through the broker. The only provider I/O of a run.
final class Fetching {

  private final SecretBroker broker;
  private final Stores stores;

  Fetching(SecretBroker broker, Stores stores) {
    this.broker = broker;
    this.stores = stores;
  }

  Gathered fetch(FetchPlan plan, String namespace, Demand demand) {
    var readings = new LinkedHashMap<Fetch, Reading>();
    var fingerprints = new HashMap<SyncMemory.Place, Fingerprint>();
    var slots = new ArrayList<Instant>();
    for (var fetch : plan.fetches()) {
      switch (read(fetch, namespace, demand, fingerprints)) {
        case Answer.Read(var reading) -> readings.put(fetch, reading);
        case Answer.Later(var when) -> slots.add(when);
      }
    }
    return slots.isEmpty()
        ? new Gathered.All(readings, Map.copyOf(fingerprints))
        : new Gathered.Later(Collections.max(slots));
  }

  private Answer read(
      Fetch fetch,
      String namespace,
      Demand demand,
      Map<SyncMemory.Place, Fingerprint> fingerprints) {
    try {
      var provider = stores.provider(fetch.store(), namespace);
      var answer = broker.read(provider, fetch.address(), demand);
      if (answer instanceof Answer.Read(var reading)) {
        fingerprints.put(
            new SyncMemory.Place(provider.scope(), fetch.address()), reading.fingerprint());
      }
      return answer;
    } catch (FailureException e) {
      throw e.within(where(fetch));
    }
  }

  /// How ESO names the entry that failed.
  static String where(Fetch fetch) {
    return switch (fetch) {
      case Fetch.One(var path, _, var remoteRef, _) ->
          "error processing %s (key: %s), err".formatted(path, remoteRef.key());
      case Fetch.Extract(var path, _, _, _) -> "error processing " + path + ", err";
    };
  }
}
