package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.Validation;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.support.TestClock;
import org.junit.jupiter.api.Test;

class FindingTest {

  private static final Fetch.Find ALL =
      (Fetch.Find)
          FetchPlan.of(
                  Manifests.read(
                          ExternalSecret.class,
                          """
                          spec:
                            secretStoreRef: {name: s}
                            dataFrom: [{find: {name: {regexp: .}}}]
                          """)
                      .getSpec())
              .fetches()
              .getFirst();

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final SecretBroker broker = new SecretBroker(clock, 50);
  private final Cupboard cupboard = new Cupboard();

  /// A place of secrets in memory that, like OCI, does not tell what is missing from what is
  /// forbidden, unless it is `frank`.
  private static final class Cupboard implements SecretProvider {
    final SortedMap<String, String> values = new TreeMap<>();
    final Set<String> forbidden = new HashSet<>();
    boolean frank;
    int listings;
    int reads;

    @Override
    public ReadScope scope() {
      return new ReadScope("alice", "cupboard");
    }

    @Override
    public Capability capability() {
      return Capability.ReadOnly;
    }

    @Override
    public Optional<Fetched> get(SecretAddress address) {
      reads++;
      var value = values.get(address.key());
      if ((value == null && !frank) || forbidden.contains(address.key())) {
        throw new FailureException(new Failure.Denied("no " + address));
      }
      return Optional.ofNullable(value).map(v -> new Fetched("1", SecretValue.of(v)));
    }

    @Override
    public List<SecretAddress> find(FindCriteria criteria) {
      listings++;
      return values.keySet().stream().map(key -> new SecretAddress(key, "")).toList();
    }

    @Override
    public Validation validate() {
      return new Validation.Valid();
    }
  }

  private Answer<Part> find(Duration maxAge) {
    var demand = new Demand(clock.instant().minus(maxAge), true);
    return new Finding(broker, cupboard, demand, new Progress()).find(ALL);
  }

  private Part.Found found(Duration maxAge) {
    return switch (find(maxAge)) {
      case Answer.Read<Part>(Part.Found found) -> found;
      case Answer<Part> other -> throw new AssertionError("not found: " + other);
    };
  }

  private void pass(Duration time) {
    clock.advance(time);
    broker.tidy();
  }

  @Test
  void aSecretThatWentSinceItWasListedIsLeftOut() {
    cupboard.values.putAll(Map.of("a", "1", "b", "2"));
    assertThat(found(Duration.ofHours(1)).byKey()).containsOnlyKeys("a", "b");
    cupboard.values.remove("b");
    pass(Duration.ofMinutes(10));
    assertThat(found(Duration.ofHours(1)).byKey()).containsOnlyKeys("a");
    assertThat(cupboard.listings).isEqualTo(2);
  }

  @Test
  void aSecretThatIsListedStillAndDeniedFailsTheWhole() {
    cupboard.values.putAll(Map.of("a", "1", "b", "2"));
    cupboard.forbidden.add("b");
    assertThatThrownBy(() -> found(Duration.ofHours(1))).hasMessage("no b");
  }

  @Test
  void aSecretThatPositivelyWentIsLeftOutAndCounts() {
    cupboard.values.putAll(Map.of("a", "1", "b", "2"));
    var before = found(Duration.ofHours(1));
    cupboard.frank = true;
    cupboard.values.remove("b");
    pass(Duration.ofMinutes(10));
    var after = found(Duration.ofHours(1));
    assertThat(after.byKey()).containsOnlyKeys("a");
    assertThat(after.fingerprints()).isNotEqualTo(before.fingerprints());
    assertThat(cupboard.listings).isEqualTo(1);
  }

  @Test
  void whatIsAddedChangedOrRemovedChangesTheFingerprints() {
    cupboard.values.put("a", "1");
    var seen = new HashSet<>();
    assertThat(seen.add(foundNow())).isTrue();
    assertThat(seen.add(foundNow())).isFalse();
    cupboard.values.put("b", "2");
    assertThat(seen.add(foundNow())).isTrue();
    cupboard.values.put("b", "3");
    assertThat(seen.add(foundNow())).isTrue();
    cupboard.values.clear();
    assertThat(seen.add(foundNow())).isTrue();
  }

  private Object foundNow() {
    pass(Duration.ofSeconds(10));
    return found(Duration.ZERO).fingerprints();
  }

  @Test
  void itIsAsOldAsItsOldestReading() {
    cupboard.values.put("a", "1");
    var begin = clock.instant();
    found(Duration.ZERO);
    pass(Duration.ofMinutes(10));
    // The value is read anew, since plaintext is not kept; the names are not.
    assertThat(found(Duration.ofHours(1)).readAt()).isEqualTo(begin);
    assertThat(cupboard.reads).isEqualTo(2);
  }

  @Test
  void manySecretsAreReadOnceEachInRoundsThatKeepTheRateHoweverLongItTakes() {
    IntStream.range(0, 3000).forEach(i -> cupboard.values.put("s%04d".formatted(i), "v"));
    var begin = clock.instant();
    var all = finding(begin);
    var before = 0;
    while (all.find(ALL) instanceof Answer.Later<Part>(var when)) {
      assertThat(cupboard.reads - before).isLessThanOrEqualTo(50);
      before = cupboard.reads;
      while (clock.instant().isBefore(when)) {
        pass(Duration.ofMillis(100));
      }
    }
    assertThat(cupboard.listings).isEqualTo(1);
    assertThat(cupboard.reads).isEqualTo(3000);
    assertThat(Duration.between(begin, clock.instant()))
        .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(80));
  }

  private Finding finding(Instant notBefore) {
    return new Finding(broker, cupboard, new Demand(notBefore, true), new Progress());
  }

  @Test
  void whoFindsManyLeavesRoomForOthers() {
    IntStream.range(0, 3000).forEach(i -> cupboard.values.put("s%04d".formatted(i), "v"));
    assertThat(finding(clock.instant()).find(ALL)).isInstanceOf(Answer.Later.class);
    var other =
        broker.read(cupboard, new SecretAddress("other", ""), new Demand(clock.instant(), true));
    assertThat(other).isInstanceOf(Answer.Later.class);
    if (other instanceof Answer.Later<?>(var when)) {
      assertThat(when).isBefore(clock.instant().plusSeconds(3));
    }
  }

  @Test
  void moreThanCanBeHeldIsRefused() {
    var large = "v".repeat(1024 * 1024);
    IntStream.range(0, 17).forEach(i -> cupboard.values.put("s" + i, large));
    var all = finding(clock.instant());
    assertThatThrownBy(
            () -> {
              while (all.find(ALL) instanceof Answer.Later<Part>) {
                pass(Duration.ofSeconds(1));
              }
            })
        .hasMessage("more than 16 MiB of secrets match; narrow the find");
  }
}
