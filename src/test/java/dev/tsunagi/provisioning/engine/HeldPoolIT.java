package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pool that is to go and holds streams, run by run.
class HeldPoolIT {

  private static Proving proving;

  @BeforeAll
  static void start() {
    proving = new Proving();
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static Drill<?, ?> pool(String name) {
    var pool = proving.drill(Kinds.STREAM_POOL, name, "deletionPolicy: Delete");
    pool.runUntilReady();
    pool.object()
        .getMetadata()
        .setDeletionTimestamp(now().truncatedTo(ChronoUnit.SECONDS).toString());
    return pool;
  }

  private static Instant now() {
    return proving.cloud.clock().instant();
  }

  private static Duration departs(Drill<?, ?> pool) {
    var before = now();
    assertThat(pool.depart()).isFalse();
    return Duration.between(before, now());
  }

  /// Often at first, at least once a minute ever after, and said once.
  @Test
  void itIsLookedAtLessAndLessOften() {
    var pool = pool("paced");
    var stream = Console.streamIn(proving.cloud, pool.status().id(), "kept");
    pool.object().getMetadata().setDeletionTimestamp(now().toString());
    var pauses = Stream.generate(() -> departs(pool)).limit(40).toList();
    assertThat(pauses).extracting(Duration::toSeconds).isSorted();
    assertThat(pauses.getFirst().toSeconds()).isEqualTo(2);
    assertThat(pauses.getLast().toSeconds()).isEqualTo(60);
    assertThat(pool.said()).filteredOn(said -> said.startsWith("NotEmpty")).hasSize(1);
    assertThat(pool.isReady()).as("its streams go on being used").isTrue();

    Console.deleteStream(proving.cloud, stream);
    departs(pool);
    assertThat(pool.said()).last().asString().startsWith("DeleteStarted");
  }

  @Test
  void manyStreamsAreToldInASentence() {
    var pool = pool("many");
    for (var i = 0; i < 60; i++) {
      Console.streamIn(proving.cloud, pool.status().id(), "topic-%02d".formatted(i));
    }
    departs(pool);
    assertThat(pool.condition("Synced").orElseThrow().message())
        .contains("\"topic-00\"", "\"topic-04\"", " and 55 more. ")
        .doesNotContain("topic-05");
  }

  /// Nobody knows then what would go with it.
  @ParameterizedTest
  @ValueSource(ints = {404, 429, 500, 503})
  void itStaysWhileOciDoesNotTellWhatItHolds(int status) {
    var pool = pool("silent-" + status);
    var calls = proving.calls("DeleteStreamPool");
    proving.cloud.faults().fail("ListStreams", status, Faults.ALWAYS);
    departs(pool);
    assertThat(pool.condition("Synced").orElseThrow().message())
        .contains("list the streams of stream pool", "set spec.deletionPolicy: Retain");
    proving.cloud.faults().clear();
    assertThat(proving.calls("DeleteStreamPool")).isEqualTo(calls);
    departs(pool);
    assertThat(proving.calls("DeleteStreamPool")).isEqualTo(calls + 1);
  }
}
