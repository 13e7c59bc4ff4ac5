package dev.tsunagi.simulator.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import org.junit.jupiter.api.Test;

class StoreTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final Store store = new Store(Clock.fixed(START, ZoneOffset.UTC));

  private static Key key(String namespace, String name) {
    return new Key("things", namespace, name);
  }

  private ObjectNode create(Key key, String text) {
    var object = Json.object().put("text", text);
    object.putObject("metadata").put("name", key.name()).put("uid", key.name() + "-uid");
    return store.replace(key, null, object).orElseThrow();
  }

  @Test
  void versionsGrowFromTheClock() {
    var first = create(key("n", "a"), "");
    assertThat(Meta.resourceVersion(first)).isEqualTo(Long.toString(START.toEpochMilli() + 1));
    assertThat(store.version()).isEqualTo(START.toEpochMilli() + 1);
  }

  @Test
  void onlyTheExpectedStateIsReplaced() {
    var first = create(key("n", "a"), "1");
    assertThat(store.replace(key("n", "a"), null, first)).isEmpty();
    var second = store.replace(key("n", "a"), first, first).orElseThrow();
    assertThat(store.replace(key("n", "a"), first, null)).isEmpty();
    assertThat(store.replace(key("n", "a"), second, null)).isPresent();
    assertThat(store.get(key("n", "a"))).isNull();
    assertThat(store.findUid("a-uid")).isEmpty();
  }

  @Test
  void namespacesAreListedApartAndInOrder() {
    for (var name : List.of("n/b", "n/a", "nn/c", "m/d")) {
      var parts = name.split("/", -1);
      create(key(parts[0], parts[1]), "");
    }
    assertThat(store.list("things", "n").objects())
        .extracting(Meta::name)
        .containsExactly("a", "b");
    assertThat(store.list("things", "").objects())
        .extracting(Meta::name)
        .containsExactly("d", "a", "b", "c");
  }

  @Test
  void subscriptionsBeginWithWhatTheyMissed() throws InterruptedException {
    var first = create(key("n", "a"), "1");
    var since = Long.parseLong(Meta.resourceVersion(first));
    var second = store.replace(key("n", "a"), first, first).orElseThrow();
    try (var changes = store.subscribe("things", since).orElseThrow()) {
      store.replace(key("n", "a"), second, null);
      assertThat(List.of(next(changes).kind(), next(changes).kind()))
          .containsExactly(Change.Kind.MODIFIED, Change.Kind.DELETED);
      assertThat(store.seenBy(changes)).hasValue(store.version());
    }
  }

  private static Change next(Subscription changes) throws InterruptedException {
    return Objects.requireNonNull(changes.next(Duration.ofSeconds(5)));
  }

  @Test
  void historyIsBoundedInNumber() {
    for (int i = 0; i < 5000; i++) {
      create(key("n", "a" + i), "");
    }
    assertThat(store.subscribe("things", START.toEpochMilli() + 10)).isEmpty();
    assertThat(store.subscribe("things", START.toEpochMilli() + 4900)).isPresent();
  }

  @Test
  void historyIsBoundedInSize() {
    var text = "x".repeat(1024 * 1024);
    for (int i = 0; i < 40; i++) {
      create(key("n", "a" + i), text);
    }
    assertThat(store.subscribe("things", START.toEpochMilli() + 10)).isEmpty();
    assertThat(store.subscribe("things", START.toEpochMilli() + 35)).isPresent();
  }

  @Test
  void versionsOutsideOfTheHistoryAreRefused() {
    assertThat(store.subscribe("things", START.toEpochMilli() - 1)).isEmpty();
    assertThat(store.subscribe("things", START.toEpochMilli() + 1)).isEmpty();
  }

  @Test
  void closedStoresEndTheirSubscriptions() {
    var changes = store.subscribe("things", store.version()).orElseThrow();
    store.close();
    assertThat(changes.isEnded()).isTrue();
  }
}
