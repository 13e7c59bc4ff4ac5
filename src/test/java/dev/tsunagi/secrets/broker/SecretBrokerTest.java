package dev.tsunagi.secrets.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fate;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.Validation;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecretBrokerTest {

  private static final SecretAddress DB = new SecretAddress("db", "");

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final SecretBroker broker = new SecretBroker(clock, 50);
  private final CountingProvider vault = new CountingProvider("alice");

  /// A place of secrets in memory that counts how often it is asked.
  private static final class CountingProvider implements SecretProvider {
    final AtomicInteger calls = new AtomicInteger();
    final String principal;
    volatile String value = "one";
    volatile String place = "vault";
    volatile @Nullable Failure failure;
    volatile Fate fate = new Fate.Doubt("");

    CountingProvider(String principal) {
      this.principal = principal;
    }

    @Override
    public ReadScope scope() {
      return new ReadScope(principal, "vault");
    }

    @Override
    public Capability capability() {
      return Capability.ReadOnly;
    }

    @Override
    public Optional<Fetched> get(SecretAddress address) {
      calls.incrementAndGet();
      var wrong = failure;
      if (wrong != null) {
        throw new FailureException(wrong);
      }
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(new Fetched("1", SecretValue.of(value)));
    }

    @Override
    public List<SecretAddress> find(FindCriteria criteria) {
      calls.incrementAndGet();
      var wrong = failure;
      if (wrong != null) {
        throw new FailureException(wrong);
      }
      return Stream.of(value.split(",")).map(key -> new SecretAddress(key, "")).toList();
    }

    @Override
    public Fate fateOf(SecretAddress address) {
      calls.incrementAndGet();
      return fate;
    }

    @Override
    public ReadScope findScope() {
      return new ReadScope(principal, place);
    }

    @Override
    public Validation validate() {
      return new Validation.Valid();
    }
  }

  private Reading read(SecretProvider provider, Duration maxAge, boolean needsValue) {
    return read(provider, DB, maxAge, needsValue);
  }

  private Reading read(
      SecretProvider provider, SecretAddress address, Duration maxAge, boolean needsValue) {
    var demand = new Demand(clock.instant().minus(maxAge), needsValue);
    return switch (broker.read(provider, address, demand)) {
      case Answer.Read<Reading>(var reading) -> reading;
      case Answer.Later<Reading>(var when) -> throw new AssertionError("deferred to " + when);
    };
  }

  @Test
  void aThousandDemandsWithinTheirIntervalAreOneCall() {
    for (var i = 0; i < 1000; i++) {
      assertThat(read(vault, Duration.ofHours(1), true).value()).isEqualTo(SecretValue.of("one"));
    }
    assertThat(vault.calls).hasValue(1);
  }

  @Test
  void countsWhatItDoesAndHolds() {
    read(vault, Duration.ofHours(1), true);
    read(vault, Duration.ofHours(1), true);
    assertThat(broker.counts()).isEqualTo(new BrokerCounts(1, 1, 0, 0, 0, 1, 1));
    clock.advance(Duration.ofMinutes(1));
    broker.tidy();
    assertThat(broker.counts()).isEqualTo(new BrokerCounts(1, 1, 0, 0, 0, 0, 1));
    vault.failure = new Failure.Throttled("less", Duration.ofSeconds(10));
    assertThatThrownBy(() -> read(vault, Duration.ZERO, true)).isInstanceOf(FailureException.class);
    assertThat(broker.counts()).isEqualTo(new BrokerCounts(1, 2, 1, 1, 0, 0, 1));
    clock.advance(Duration.ofSeconds(5));
    var demand = new Demand(clock.instant(), true);
    assertThat(broker.read(vault, DB, demand)).isInstanceOf(Answer.Later.class);
    assertThat(broker.counts()).isEqualTo(new BrokerCounts(1, 2, 1, 1, 1, 0, 1));
  }

  @Test
  void aThousandDemandsAtOnceAreOneCall() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Reading> demand = () -> read(vault, Duration.ofHours(1), true);
      var all = threads.invokeAll(Collections.nCopies(1000, demand));
      for (var one : all) {
        assertThat(one.get().value()).isEqualTo(SecretValue.of("one"));
      }
    }
    assertThat(vault.calls).hasValue(1);
  }

  @Test
  void aValueIsNeverOlderThanItsUserAskedFor() {
    read(vault, Duration.ofHours(1), true);
    vault.value = "two";
    clock.advance(Duration.ofMinutes(30));
    assertThat(read(vault, Duration.ofMinutes(29), true).value()).isEqualTo(SecretValue.of("two"));
    assertThat(vault.calls).hasValue(2);
  }

  @Test
  @Conformance("ADV-10")
  void anotherPrincipalNeverSeesTheReading() {
    var bob = new CountingProvider("bob");
    bob.failure = new Failure.Denied("bob may not");
    read(vault, Duration.ofHours(1), true);
    assertThatThrownBy(() -> read(bob, Duration.ofHours(1), true)).hasMessage("bob may not");
    assertThat(bob.calls).hasValue(1);
  }

  @Test
  void plaintextIsForgottenWhenNobodyAsksForIt() {
    var before = read(vault, Duration.ofHours(1), true);
    clock.advance(SecretBroker.PLAINTEXT_IDLE.plusSeconds(1));
    broker.tidy();
    var glance = read(vault, Duration.ofHours(1), false);
    assertThat(glance.value()).isNull();
    assertThat(glance.fingerprint()).isEqualTo(before.fingerprint());
    assertThat(vault.calls).hasValue(1);
    assertThat(read(vault, Duration.ofHours(1), true).value()).isEqualTo(SecretValue.of("one"));
    assertThat(vault.calls).hasValue(2);
  }

  @Test
  void plaintextIsForgottenEvenUnderSteadyDemand() {
    read(vault, Duration.ofHours(1), true);
    for (var second = 0; second <= SecretBroker.PLAINTEXT_LONGEST.toSeconds(); second++) {
      clock.advance(Duration.ofSeconds(1));
      read(vault, Duration.ofHours(1), false);
      broker.tidy();
    }
    assertThat(read(vault, Duration.ofHours(1), false).value()).isNull();
  }

  /// What both of them demand, of whom neither has come back by then.
  private Demand whenTwoWereToldToComeBack() {
    for (var i = 0; i < 50; i++) {
      var _ = broker.read(vault, new SecretAddress("s" + i, ""), new Demand(clock.instant(), true));
    }
    var since = new Demand(clock.instant(), true);
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Later.class);
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Later.class);
    clock.advance(Duration.ofSeconds(2));
    return since;
  }

  @Test
  void whoWasToldToComeBackFindsTheValueThoughTheyAreLate() {
    var since = whenTwoWereToldToComeBack();
    var before = vault.calls.get();
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    clock.advance(SecretBroker.PLAINTEXT_IDLE.plusSeconds(10));
    broker.tidy();
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    assertThat(vault.calls).hasValue(before + 1);
    // Nobody is expected any more.
    clock.advance(SecretBroker.PLAINTEXT_IDLE.plusMillis(1));
    broker.tidy();
    assertThat(broker.counts().plaintext()).isZero();
  }

  @Test
  void plaintextThatWasReadWhileOthersWereForgottenIsForgottenAsWell() {
    for (var i = 0; i < 5; i++) {
      read(vault, new SecretAddress("s" + i, ""), Duration.ZERO, true);
      clock.advance(Duration.ofSeconds(2));
      broker.tidy();
    }
    assertThat(broker.counts().plaintext()).isEqualTo(2);
    clock.advance(SecretBroker.PLAINTEXT_IDLE);
    broker.tidy();
    assertThat(broker.counts().plaintext()).isZero();
  }

  @Test
  void aSecretThatNobodyAsksForIsForgottenWithinAMinuteOfItsTime() {
    read(vault, Duration.ZERO, true);
    broker.tidy();
    clock.advance(SecretBroker.FORGOTTEN.plusMillis(1));
    broker.tidy();
    assertThat(broker.counts().questions()).isZero();
    read(vault, Duration.ZERO, true);
    clock.advance(SecretBroker.FORGOTTEN.minusSeconds(30));
    broker.tidy();
    assertThat(broker.counts().questions()).isOne();
    clock.advance(Duration.ofMinutes(1));
    broker.tidy();
    assertThat(broker.counts().questions()).isZero();
  }

  @Test
  void nobodyIsExpectedForEver() {
    var since = whenTwoWereToldToComeBack();
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    clock.advance(SecretBroker.PLAINTEXT_LONGEST.plusMillis(1));
    broker.tidy();
    assertThat(broker.counts().plaintext()).isZero();
  }

  @Test
  void whoSharesASecretAndHasNotHadATurnYetFindsTheValueWhileOthersWaitForTheirs() {
    var since = new Demand(clock.instant(), true);
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    var wanted = 50 * (int) SecretBroker.PLAINTEXT_LONGEST.minusSeconds(5).toSeconds();
    for (var i = 0; i < wanted; i++) {
      var _ = broker.read(vault, new SecretAddress("s" + i, ""), since);
    }
    var before = vault.calls.get();
    clock.advance(SecretBroker.PLAINTEXT_LONGEST.minusSeconds(10));
    broker.tidy();
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    assertThat(vault.calls).hasValue(before);
    // Soon everybody has had theirs.
    clock.advance(SecretBroker.PLAINTEXT_IDLE.plusSeconds(1));
    broker.tidy();
    assertThat(broker.counts().plaintext()).isZero();
  }

  @Test
  void theyFindItThoughTheOthersHaveOnlyBegunToQueue() {
    var since = new Demand(clock.instant(), true);
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    clock.advance(SecretBroker.PLAINTEXT_IDLE);
    for (var i = 0; i < 3 * 50; i++) {
      var _ = broker.read(vault, new SecretAddress("s" + i, ""), since);
    }
    var before = vault.calls.get();
    clock.advance(Duration.ofMillis(500));
    broker.tidy();
    assertThat(broker.read(vault, DB, since)).isInstanceOf(Answer.Read.class);
    assertThat(vault.calls).hasValue(before);
  }

  @Test
  void aCallThatIsBetterMadeLaterComesAfterTheOthersAndTakesNoSlot() {
    var demand = new Demand(clock.instant(), true);
    for (var i = 0; i < 200; i++) {
      var _ = broker.read(vault, new SecretAddress("s" + i, ""), demand);
    }
    var before = vault.calls.get();
    var later = broker.read(vault, DB, demand.betterLater(true));
    assertThat(broker.read(vault, DB, demand.betterLater(true))).isEqualTo(later);
    assertThat(broker.read(vault, DB, demand)).isEqualTo(later);
    assertThat(vault.calls).hasValue(before);
  }

  @Test
  void whenNobodyElseWaitsItIsAskedForAgainInASecond() {
    var demand = new Demand(clock.instant(), true);
    assertThat(broker.read(vault, DB, demand.betterLater(true)))
        .isEqualTo(new Answer.Later<>(clock.instant().plusSeconds(1)));
    assertThat(vault.calls).hasValue(0);
  }

  @Test
  void whatWasReadForAnotherIsThereForAllOfThem() {
    var demand = new Demand(clock.instant(), true);
    var _ = broker.read(vault, DB, demand.betterLater(true));
    assertThat(broker.read(vault, DB, demand)).isInstanceOf(Answer.Read.class);
    assertThat(broker.read(vault, DB, demand.betterLater(true))).isInstanceOf(Answer.Read.class);
    assertThat(vault.calls).hasValue(1);
  }

  @Test
  void aFailureAMomentAgoAnswersThemAsWell() {
    vault.failure = new Failure.Unavailable("away");
    assertThatThrownBy(() -> read(vault, Duration.ZERO, true)).hasMessage("away");
    var demand = new Demand(clock.instant(), true).betterLater(true);
    assertThatThrownBy(() -> broker.read(vault, DB, demand)).hasMessage("away");
    assertThat(vault.calls).hasValue(1);
  }

  @Test
  void aChangedValueHasAnotherFingerprint() {
    var before = read(vault, Duration.ZERO, true).fingerprint();
    clock.advance(Duration.ofSeconds(1));
    assertThat(read(vault, Duration.ZERO, true).fingerprint()).isEqualTo(before);
    clock.advance(Duration.ofSeconds(1));
    vault.value = "two";
    assertThat(read(vault, Duration.ZERO, true).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aFailureAnswersForTheProviderForAMoment() {
    vault.failure = new Failure.Unavailable("away");
    for (var i = 0; i < 1000; i++) {
      assertThatThrownBy(() -> read(vault, Duration.ZERO, true)).hasMessage("away");
    }
    assertThat(vault.calls).hasValue(1);
    vault.failure = null;
    clock.advance(SecretBroker.FAILURE_HOLDS);
    assertThat(read(vault, Duration.ZERO, true).value()).isEqualTo(SecretValue.of("one"));
  }

  @Test
  void moreSecretsThanTheRateAllowsGetSlotsLaterAndKeepThem() {
    var slots = new ArrayList<Instant>();
    for (var i = 0; i < 200; i++) {
      var demand = new Demand(clock.instant(), true);
      switch (broker.read(vault, new SecretAddress("s" + i, ""), demand)) {
        case Answer.Read<Reading> _ -> {}
        case Answer.Later<Reading>(var when) -> slots.add(when);
      }
    }
    // A tenth of a second's worth of saved-up slots.
    assertThat(vault.calls).hasValue(5);
    assertThat(slots).hasSize(195).isSorted().doesNotHaveDuplicates();
    assertThat(slots.getLast()).isBefore(clock.instant().plusSeconds(4));
    clock.advance(Duration.ofMillis(20));
    read(vault, new SecretAddress("s5", ""), Duration.ZERO, true);
    assertThat(vault.calls).hasValue(6);
  }

  @Test
  void theRateHoldsInEverySecondEvenIfAllComeLate() {
    var left = IntStream.range(0, 300).boxed().collect(Collectors.toCollection(ArrayDeque::new));
    var demand = new Demand(clock.instant(), true);
    var times = new ArrayList<Instant>();
    for (var step = 1; !left.isEmpty(); step++) {
      var before = vault.calls.get();
      left.removeIf(
          i ->
              broker.read(vault, new SecretAddress("s" + i, ""), demand)
                  instanceof Answer.Read<Reading>);
      times.addAll(Collections.nCopies(vault.calls.get() - before, clock.instant()));
      // Now and then everybody is late.
      clock.advance(Duration.ofMillis(step % 7 == 0 ? 700 : 10));
    }
    assertThat(times).hasSize(300);
    for (var i = 50; i < 300; i++) {
      assertThat(Duration.between(times.get(i - 50), times.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    assertThat(Duration.between(times.getFirst(), times.getLast()))
        .isLessThan(Duration.ofSeconds(10));
  }

  /// Each comes back when it was told to, by chance up to 40 ms late.
  @Test
  void ninetyPerCentOfTheRateAreUsedWhenThereIsWork() {
    var random = new Random(1);
    var due = new PriorityQueue<Map.Entry<Instant, Integer>>(Map.Entry.comparingByKey());
    IntStream.range(0, 1000).forEach(i -> due.add(Map.entry(clock.instant(), i)));
    var demand = new Demand(clock.instant(), true);
    var begun = clock.instant();
    for (; !due.isEmpty(); clock.advance(Duration.ofMillis(1))) {
      while (!due.isEmpty() && !due.peek().getKey().isAfter(clock.instant())) {
        var secret = due.remove().getValue();
        if (broker.read(vault, new SecretAddress("s" + secret, ""), demand)
            instanceof Answer.Later<Reading>(var when)) {
          due.add(Map.entry(when.plusMillis(random.nextInt(40)), secret));
        }
      }
    }
    var seconds = Duration.between(begun, clock.instant()).toMillis() / 1e3;
    assertThat(1000 / seconds).isBetween(45.0, 50.0);
  }

  @Test
  void a429SilencesThePrincipalForAsLongAsItSays() {
    vault.failure = new Failure.Throttled("slow down", Duration.ofSeconds(10));
    assertThatThrownBy(() -> read(vault, Duration.ZERO, true)).hasMessage("slow down");
    vault.failure = null;
    var other = new SecretAddress("other", "");
    var answer = broker.read(vault, other, new Demand(clock.instant(), true));
    assertThat(answer).isEqualTo(new Answer.Later<>(clock.instant().plusSeconds(10)));
    assertThat(vault.calls).hasValue(1);
    clock.advance(Duration.ofSeconds(10));
    read(vault, other, Duration.ZERO, true);
    assertThat(vault.calls).hasValue(2);
  }

  /// Each comes back when it was told to, or two seconds after a refusal.
  @Test
  void howLittleAProviderAllowsIsFoundOutAndThenUsed() {
    var allowed = 20;
    var due = new PriorityQueue<Map.Entry<Instant, Integer>>(Map.Entry.comparingByKey());
    IntStream.range(0, 600).forEach(i -> due.add(Map.entry(clock.instant(), i)));
    var answered = new ArrayDeque<Instant>();
    var refused = 0;
    var begun = clock.instant();
    for (; !due.isEmpty(); clock.advance(Duration.ofMillis(1))) {
      while (!due.isEmpty() && !due.peek().getKey().isAfter(clock.instant())) {
        var secret = due.remove().getValue();
        var now = clock.instant();
        answered.removeIf(time -> !time.plusSeconds(1).isAfter(now));
        vault.failure =
            answered.size() < allowed ? null : new Failure.Throttled("less", Duration.ofSeconds(2));
        try {
          switch (broker.read(vault, new SecretAddress("s" + secret, ""), new Demand(now, true))) {
            case Answer.Read<Reading> _ -> answered.add(now);
            case Answer.Later<Reading>(var when) -> due.add(Map.entry(when, secret));
          }
        } catch (FailureException e) {
          refused++;
          due.add(Map.entry(now.plusSeconds(2), secret));
        }
      }
    }
    assertThat(Duration.between(begun, clock.instant())).isLessThan(Duration.ofSeconds(50));
    assertThat(refused).isLessThan(20);
  }

  @Test
  void absenceIsAReadingToo() {
    vault.value = "";
    assertThat(read(vault, Duration.ofHours(1), true).exists()).isFalse();
    assertThat(read(vault, Duration.ofHours(1), true).exists()).isFalse();
    assertThat(vault.calls).hasValue(1);
  }

  @Test
  void evidenceOfAnAbsenceIsAReadingLikeAnyOther() {
    vault.failure = new Failure.Denied("missing or denied.", true);
    vault.fate = new Fate.Deleted("PENDING_DELETION");
    var reading = read(vault, Duration.ofHours(1), true);
    assertThat(reading.exists()).isFalse();
    assertThat(reading.why())
        .isEqualTo("missing or denied. The secret is in state PENDING_DELETION.");
    assertThat(read(vault, Duration.ofHours(1), false)).isEqualTo(reading);
    assertThat(vault.calls).hasValue(2);
  }

  @Test
  void withoutEvidenceAMissingSecretStaysAFailure() {
    vault.failure = new Failure.Denied("missing or denied.", true);
    vault.fate = new Fate.Doubt("Nobody knows.");
    assertThatThrownBy(() -> read(vault, Duration.ofHours(1), true))
        .hasMessage("missing or denied. Nobody knows.");
    assertThatThrownBy(() -> read(vault, Duration.ofHours(1), true))
        .hasMessage("missing or denied. Nobody knows.");
    assertThat(vault.calls).hasValue(2);
  }

  @Test
  void whoeverIsRefusedOutrightIsNotLookedFor() {
    vault.failure = new Failure.Denied("no credentials");
    vault.fate = new Fate.Deleted("DELETED");
    assertThatThrownBy(() -> read(vault, Duration.ofHours(1), true)).hasMessage("no credentials");
    assertThat(vault.calls).hasValue(1);
  }

  @Test
  void lookingForWhatIsMissingKeepsToTheRate() {
    vault.failure = new Failure.Denied("missing or denied.", true);
    var asked = 0;
    for (var i = 0; i < 200; i++) {
      try {
        var demand = new Demand(clock.instant(), true);
        var _ = broker.read(vault, new SecretAddress("s" + i, ""), demand);
      } catch (FailureException e) {
        asked++;
      }
    }
    // Each of them took two of the five slots that silence saved up, the last one on credit.
    assertThat(asked).isEqualTo(3);
    assertThat(vault.calls).hasValue(6);
  }

  @Test
  void nothingPrintsTheValue() {
    var reading = read(vault, Duration.ZERO, true);
    assertThat(reading.toString()).doesNotContain("one").startsWith("Reading[present");
  }

  @Test
  @Conformance("ADV-10")
  void manyPrincipalsAtOnceNeverSeeEachOthersValues() throws Exception {
    var providers =
        IntStream.range(0, 200)
            .mapToObj(
                i -> {
                  var provider = new CountingProvider("principal-" + i);
                  provider.value = "value-" + i;
                  return provider;
                })
            .toList();
    var wrong = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 500; round++) {
        for (var provider : providers) {
          threads.execute(
              () -> {
                var answer = broker.read(provider, DB, new Demand(Instant.EPOCH, true));
                if (!(answer instanceof Answer.Read<Reading>(var reading))
                    || !Objects.equals(reading.value(), SecretValue.of(provider.value))) {
                  wrong.incrementAndGet();
                }
              });
        }
      }
    }
    assertThat(wrong).hasValue(0);
    assertThat(providers).allMatch(provider -> provider.calls.get() == 1);
  }

  private static final FindCriteria ALL = new FindCriteria("", Map.of(), "");

  private Listing list(CountingProvider provider, FindCriteria criteria, Duration maxAge) {
    var demand = new Demand(clock.instant().minus(maxAge), true);
    return switch (broker.list(provider, criteria, demand)) {
      case Answer.Read<Listing>(var listing) -> listing;
      case Answer.Later<Listing>(var when) -> throw new AssertionError("deferred to " + when);
    };
  }

  @Test
  void aListingServesAllWhoAskTheSameUntilItIsTooOld() {
    for (var i = 0; i < 1000; i++) {
      list(vault, new FindCriteria("", Map.of(), ""), Duration.ofHours(1));
    }
    assertThat(vault.calls).hasValue(1);
    clock.advance(Duration.ofMinutes(59));
    broker.tidy();
    var old = list(vault, ALL, Duration.ofHours(1));
    assertThat(vault.calls).hasValue(1);
    vault.value = "one,two";
    var fresh = list(vault, ALL, Duration.ofMinutes(58));
    assertThat(vault.calls).hasValue(2);
    assertThat(fresh.found()).extracting(SecretAddress::key).containsExactly("one", "two");
    assertThat(fresh.fingerprint()).isNotEqualTo(old.fingerprint());
    clock.advance(Duration.ofSeconds(1));
    assertThat(list(vault, ALL, Duration.ZERO).fingerprint()).isEqualTo(fresh.fingerprint());
  }

  @Test
  void aListingServesNoOtherCriteriaPrincipalOrPlace() {
    list(vault, ALL, Duration.ofHours(1));
    list(vault, new FindCriteria("", Map.of("team", "a"), ""), Duration.ofHours(1));
    assertThat(vault.calls).hasValue(2);
    vault.place = "another compartment";
    list(vault, ALL, Duration.ofHours(1));
    assertThat(vault.calls).hasValue(3);
    var bob = new CountingProvider("bob");
    list(bob, ALL, Duration.ofHours(1));
    assertThat(bob.calls).hasValue(1);
  }

  @Test
  void aListingTakesASlotAndItsFailureIsHeldToo() {
    vault.failure = new Failure.Denied("may not list");
    for (var i = 0; i < 1000; i++) {
      assertThatThrownBy(() -> list(vault, ALL, Duration.ZERO)).hasMessage("may not list");
    }
    assertThat(vault.calls).hasValue(1);
    vault.failure = null;
    clock.advance(SecretBroker.FAILURE_HOLDS);
    for (var i = 0; i < 5; i++) {
      read(vault, new SecretAddress("s" + i, ""), Duration.ZERO, true);
    }
    assertThat(broker.list(vault, ALL, new Demand(clock.instant(), true)))
        .isEqualTo(new Answer.Later<>(clock.instant().plusMillis(2)));
  }

  private Answer<String> write(CountingProvider provider, String key, String outcome) {
    return broker.write(provider, key, () -> outcome, done -> done.equals("written"));
  }

  @Test
  void aWriteVoidsWhatAnyoneReadOfThatSecretBefore() {
    var bob = new CountingProvider("bob");
    var other = new SecretAddress("other", "");
    for (var provider : List.of(vault, bob)) {
      read(provider, DB, Duration.ofHours(1), false);
      read(provider, other, Duration.ofHours(1), false);
    }
    clock.advance(Duration.ofSeconds(1));
    assertThat(write(vault, "db", "unchanged")).isEqualTo(new Answer.Read<>("unchanged"));
    read(vault, DB, Duration.ofHours(1), false);
    assertThat(vault.calls).hasValue(2);
    assertThat(write(vault, "db", "written")).isEqualTo(new Answer.Read<>("written"));
    clock.advance(Duration.ofSeconds(1));
    for (var provider : List.of(vault, bob)) {
      read(provider, DB, Duration.ofHours(1), false);
      read(provider, other, Duration.ofHours(1), false);
      assertThat(provider.calls).hasValue(3);
    }
  }

  @Test
  void writesTakeTheirSlotsFromTheRateOfReads() {
    var outcomes = new ArrayList<Answer<String>>();
    for (var i = 0; i < 60; i++) {
      outcomes.add(write(vault, "key-" + i, "written"));
    }
    assertThat(outcomes.stream().filter(Answer.Read.class::isInstance)).hasSizeBetween(5, 6);
    clock.advance(Duration.ofSeconds(2));
    assertThat(write(vault, "key-59", "written")).isInstanceOf(Answer.Read.class);
  }
}
