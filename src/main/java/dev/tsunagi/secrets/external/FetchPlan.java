package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.DataFrom;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.api.secrets.SecretEntry;
import dev.tsunagi.api.secrets.SourceRef;
import org.jspecify.annotations.Nullable;

/// What to fetch, in the order in which it is laid over each other: `dataFrom`, then `data`.
record FetchPlan(List<Fetch> fetches) {

  static FetchPlan of(ExternalSecretSpec spec) {
    var many =
        IntStream.range(0, spec.dataFrom().size())
            .mapToObj(i -> many(spec, i))
            .flatMap(Optional::stream);
    var ones = IntStream.range(0, spec.data().size()).mapToObj(i -> one(spec, i));
    return new FetchPlan(Stream.<Fetch>concat(many, ones).toList());
  }

  /// The stores that are needed, each once.
  List<StoreRef> stores() {
    return distinct(Fetch.Stored.class, Fetch.Stored::store);
  }

  /// The names of the secrets that are needed, as far as they are known, each once.
  List<String> keys() {
    return distinct(Fetch.Named.class, named -> named.remoteRef().key());
  }

  private <F extends Fetch, T> List<T> distinct(Class<F> kind, Function<F, T> part) {
    return fetches.stream().filter(kind::isInstance).map(kind::cast).map(part).distinct().toList();
  }

  /// Whether carrying it out makes values up, so that to do so is to rotate the target.
  boolean generates() {
    return fetches.stream().anyMatch(Fetch.Generate.class::isInstance);
  }

  private static Optional<Fetch> many(ExternalSecretSpec spec, int i) {
    DataFrom entry = spec.dataFrom().get(i);
    var path = "spec.dataFrom[" + i + "]";
    var store = store(spec, entry.sourceRef());
    if (entry.find() != null) {
      return Optional.of(new Fetch.Find(path + ".find", store, entry.find(), entry.rewrite()));
    }
    if (entry.extract() != null) {
      return Optional.of(
          new Fetch.Extract(path + ".extract", store, entry.extract(), entry.rewrite()));
    }
    var own = entry.sourceRef();
    return Optional.ofNullable(own == null ? null : own.generatorRef())
        .map(ref -> new Fetch.Generate(path + ".sourceRef.generatorRef", ref, entry.rewrite()));
  }

  private static Fetch.One one(ExternalSecretSpec spec, int i) {
    SecretEntry entry = spec.data().get(i);
    return new Fetch.One(
        "spec.data[" + i + "]",
        store(spec, entry.sourceRef()),
        entry.remoteRef(),
        entry.secretKey());
  }

  private static StoreRef store(ExternalSecretSpec spec, @Nullable SourceRef own) {
    return own != null && own.storeRef() != null ? own.storeRef() : spec.secretStoreRef();
  }
}
