package dev.tsunagi.secrets.provider.fake;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.SecretWriter;
import dev.tsunagi.secrets.provider.Validation;

/// Answers from a fixed table, and from what was pushed. A version must be asked for exactly as it
/// is written there, as in ESO.
public final class FakeProvider implements SecretProvider {

  /// What the store says of its own health: ESO's `validationResult` 0, 1 or 2.
  public enum Health {
    READY,
    UNKNOWN,
    ERROR;

    public static Health of(int validationResult) {
      return switch (validationResult) {
        case 0 -> READY;
        case 1 -> UNKNOWN;
        default -> ERROR;
      };
    }
  }

  private final String store;
  private final Map<SecretAddress, String> data;
  private final Pushed pushed;
  private final Health health;

  /// `store` identifies the store and its generation: an edited store is another scope.
  public FakeProvider(String store, Map<SecretAddress, String> data, Pushed pushed, Health health) {
    this.store = store;
    this.data = Map.copyOf(data);
    this.pushed = pushed;
    this.health = health;
  }

  @Override
  public ReadScope scope() {
    return new ReadScope("fake", store);
  }

  @Override
  public Capability capability() {
    return Capability.ReadWrite;
  }

  @Override
  public Optional<Fetched> get(SecretAddress address) {
    return Optional.ofNullable(data.get(new SecretAddress(address.key(), address.version())))
        .map(SecretValue::of)
        .or(() -> address.version().isEmpty() ? pushed.get(address.key()) : Optional.empty())
        .map(value -> new Fetched(address.version(), value));
  }

  @Override
  public Optional<SecretWriter> writer() {
    return Optional.of(new FakeWriter(data.keySet(), pushed));
  }

  /// Of several versions of a key the lexicographically greatest counts, as in ESO.
  @Override
  public List<SecretAddress> find(FindCriteria criteria) {
    if (criteria.regexp() == null || !criteria.tags().isEmpty() || !criteria.path().isEmpty()) {
      throw new FailureException(
          new Failure.Invalid("unsupported find operator: the fake provider finds by name only"));
    }
    var matcher = criteria.matcher();
    var latest = new TreeMap<String, SecretAddress>();
    Stream.concat(
            data.keySet().stream(), pushed.keys().stream().map(key -> new SecretAddress(key, "")))
        .filter(address -> matcher.test(address.key(), Map.of()))
        .forEach(address -> latest.merge(address.key(), address, FakeProvider::later));
    return List.copyOf(latest.values());
  }

  private static SecretAddress later(SecretAddress one, SecretAddress other) {
    return one.version().compareTo(other.version()) < 0 ? other : one;
  }

  @Override
  public Validation validate() {
    return switch (health) {
      case READY -> new Validation.Valid();
      case UNKNOWN -> new Validation.Unknown("spec.provider.fake.validationResult is 1");
      case ERROR ->
          throw new FailureException(
              new Failure.Invalid(
                  "unable to validate: spec.provider.fake.validationResult is 2; set it to 0"));
    };
  }
}
