package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.GeneratorRef;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.secrets.generator.GeneratorAcceptance;
import dev.tsunagi.secrets.store.StoreOwnership;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// The stores and generators that an object of a namespace needs.
record NeedsCheck(Scene at, Seen<?> seen, String namespace) {

  /// What is said when one of the stores is another controller's: then the object is, too.
  Optional<Finding> foreign(Map<String, StoreRef> stores) {
    return stores.entrySet().stream()
        .flatMap(entry -> foreign(entry.getKey(), entry.getValue()).stream())
        .findFirst();
  }

  private Optional<Finding> foreign(String path, StoreRef reference) {
    return at.all()
        .store(reference, namespace)
        .filter(store -> !StoreOwnership.isOurs(store, at.settings().controllerClass()))
        .map(store -> foreign(path, store));
  }

  private Finding foreign(String path, Store store) {
    var name = "%s \"%s\"".formatted(store.getKind(), store.getMetadata().getName());
    return store.getSpec().controller().isEmpty()
        ? seen.decide(
            Rule.LEFT_ALONE,
            path,
            "%s has a provider that Tsunagi has not: without ESO nobody syncs this any more"
                .formatted(name),
            "keep ESO for that store, or move its secrets; what was made of them stays")
        : seen.same(Rule.OTHER_CLASS, path, name + " is another controller's, and so is this");
  }

  /// Generators that cannot be used; one that is not among the objects may be elsewhere.
  List<Finding> generators(Map<String, GeneratorRef> generators) {
    return generators.entrySet().stream()
        .flatMap(entry -> generator(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private Optional<Finding> generator(String path, GeneratorRef reference) {
    return Refusal.of(
            () -> {
              var _ = GeneratorAcceptance.exists(reference, namespace, source());
            })
        .map(
            why ->
                seen.blocked(
                    Rule.GENERATOR_REFUSED,
                    path,
                    why,
                    "use another generator, or keep ESO for this"));
  }

  private GeneratorAcceptance.Source source() {
    return new GeneratorAcceptance.Source() {
      @Override
      public <T extends HasMetadata> Optional<T> find(Class<T> kind, String in, String name) {
        return at.all().find(kind, in, name);
      }
    };
  }
}
