package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Two objects name one OCI resource: one has it, and the other says who does.
class RivalsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    return rig.namespace(name.substring(0, Math.min(40, name.length())));
  }

  private static void stream(String namespace, String name, String more) {
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: %s, namespace: %s}
        spec: {compartmentId: %s, partitions: 1, %s}
        """
            .formatted(name, namespace, Rig.COMPARTMENT, more));
  }

  private static Stream find(String namespace, String name) {
    return rig.client.resources(Stream.class).inNamespace(namespace).withName(name).get();
  }

  private static Condition synced(String namespace, String name) {
    return find(namespace, name).getStatus().conditions().stream()
        .filter(c -> c.type().equals("Synced"))
        .findFirst()
        .orElse(new Condition("Synced", "Unknown", "", "", null));
  }

  private static void awaitSynced(String namespace, String name) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(synced(namespace, name))
                    .satisfies(c -> assertThat(c.status()).as(c.message()).isEqualTo("True"))
                    .satisfies(c -> assertThat(c.message()).isEqualTo("as the spec says")));
  }

  /// Says whose it is.
  private static void awaitRefused(String namespace, String name, String owner) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var synced = synced(namespace, name);
              assertThat(synced.reason()).as(synced.message()).isEqualTo("OwnedByAnother");
              assertThat(synced.message())
                  .contains("belongs to %s/%s of this cluster".formatted(namespace, owner));
            });
  }

  /// The owner, once the two have come to agree.
  private static String settled(String namespace, String one, String other) {
    await()
        .atMost(SOON)
        .until(
            () ->
                Set.copyOf(
                        List.of(synced(namespace, one).reason(), synced(namespace, other).reason()))
                    .equals(Set.of("Synced", "OwnedByAnother")));
    var owner = synced(namespace, one).reason().equals("Synced") ? one : other;
    awaitRefused(namespace, owner.equals(one) ? other : one, owner);
    awaitSynced(namespace, owner);
    return owner;
  }

  private static void delete(String namespace, String name) {
    rig.client.resources(Stream.class).inNamespace(namespace).withName(name).delete();
    await().atMost(SOON).until(() -> find(namespace, name) == null);
  }

  /// Wakes an object, as a user would who does not want to wait for the next look.
  private static void lookAgain(String namespace, String name) {
    Edits.patiently(
        () ->
            rig.client
                .resources(Stream.class)
                .inNamespace(namespace)
                .withName(name)
                .edit(
                    s -> {
                      s.getMetadata()
                          .setAnnotations(
                              Map.of("tsunagi.dev/reconcile-at", Instant.now().toString()));
                      return s;
                    }));
  }

  @Test
  void ofTwoThatBindTheEldestHasItAndTheOtherComesAfterIt(TestInfo test) {
    var ns = namespace(test);
    var id = Console.stream(rig.cloud, "bound-by-two");
    stream(ns, "first", "id: " + id);
    awaitSynced(ns, "first");
    stream(ns, "second", "id: " + id + ", deletionPolicy: Delete");
    // Both may be of the same second, and then the UID decides.
    var owner = settled(ns, "first", "second");
    delete(ns, owner);
    awaitSynced(ns, owner.equals("first") ? "second" : "first");
    assertThat(Console.state(rig.cloud, id)).isEqualTo("ACTIVE");
  }

  @Test
  void ofTwoThatBindAtTheSameTimeOneHasIt(TestInfo test) throws Exception {
    var ns = namespace(test);
    for (var pair = 0; pair < 4; pair++) {
      var id = Console.stream(rig.cloud, "same-time-" + pair);
      var names = List.of("one-" + pair, "other-" + pair);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        names.forEach(name -> threads.execute(() -> stream(ns, name, "id: " + id)));
      }
      settled(ns, names.getFirst(), names.getLast());
    }
  }

  @Test
  void whatIsMadeForOneCannotBeBoundByAnotherWhileTheOneIsThere(TestInfo test) {
    var ns = namespace(test);
    stream(ns, "maker", "name: made-here");
    awaitSynced(ns, "maker");
    var id = find(ns, "maker").getStatus().id();
    stream(ns, "binder", "id: " + id + ", freeformTags: {team: thieves}");
    awaitRefused(ns, "binder", "maker");
    assertThat(Console.tags(rig.cloud, id)).doesNotContainKey("team");

    delete(ns, "maker");
    assertThat(Console.state(rig.cloud, id)).as("retained").isEqualTo("ACTIVE");
    lookAgain(ns, "binder");
    awaitSynced(ns, "binder");
    assertThat(Console.tags(rig.cloud, id)).containsEntry("team", "thieves");
  }

  /// As when a namespace is deleted by mistake and applied anew.
  @Test
  void anObjectMadeAnewTakesOverWhatItsForebearLeft(TestInfo test) {
    var ns = namespace(test);
    stream(ns, "again", "name: again");
    awaitSynced(ns, "again");
    var id = find(ns, "again").getStatus().id();
    delete(ns, "again");
    stream(ns, "again", "name: again");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(find(ns, "again").getStatus().conditions())
                    .anySatisfy(
                        c -> {
                          assertThat(c.reason()).isEqualTo("Conflict");
                          assertThat(c.message()).contains("spec.adoptionPolicy: ByName");
                        }));
    stream(ns, "again", "name: again, adoptionPolicy: ByName");
    awaitSynced(ns, "again");
    assertThat(find(ns, "again").getStatus().id()).isEqualTo(id);
    assertThat(Console.tags(rig.cloud, id).get("tsunagi-owner"))
        .endsWith(find(ns, "again").getMetadata().getUid());
  }

  @Test
  void ofTwoThatAdoptByNameAtTheSameTimeOneHasIt(TestInfo test) throws Exception {
    var ns = namespace(test);
    for (var pair = 0; pair < 3; pair++) {
      var name = "adopted-by-two-" + pair;
      var id = Console.stream(rig.cloud, name);
      var names = List.of("one-" + pair, "other-" + pair);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var spec = "name: %s, adoptionPolicy: ByName, deletionPolicy: Delete".formatted(name);
        names.forEach(object -> threads.execute(() -> stream(ns, object, spec)));
      }
      var owner = settled(ns, names.getFirst(), names.getLast());
      assertThat(Console.tags(rig.cloud, id)).containsEntry("tsunagi-object", ns + "/" + owner);
      var loser = names.get(1 - names.indexOf(owner));
      delete(ns, loser);
      assertThat(Console.state(rig.cloud, id)).as("not the loser's").isEqualTo("ACTIVE");
      delete(ns, owner);
      assertThat(Console.state(rig.cloud, id)).isEqualTo("DELETED");
    }
  }

  /// Nobody here can tell whether an object of another cluster is still there.
  @Test
  @Conformance("ADV-18")
  void whatAnotherClusterHasIsLeftAloneUntilItsTagIsTakenOff() {
    try (var proving = new Proving()) {
      var owner = proving.drill(Kinds.STREAM, "shared", "");
      owner.runUntilReady();
      var id = owner.status().id();
      proving.client.resource(owner.object()).delete();
      for (var more : List.of("id: " + id, "adoptionPolicy: ByName")) {
        var spec = "name: shared, deletionPolicy: Delete, " + more;
        var name = more.startsWith("id") ? "binder" : "adopter";
        var other = proving.drill(Kinds.STREAM, name, spec, "cluster-2");
        other.run();
        var synced = other.condition("Synced").orElseThrow();
        assertThat(synced.reason()).isEqualTo("OwnedByAnother");
        assertThat(synced.message())
            .contains("default/shared of another cluster", "remove tag tsunagi-owner");
        assertThat(other.depart()).isTrue();
      }
      assertThat(Console.state(proving.cloud, id)).isEqualTo("ACTIVE");
      Console.retag(proving.cloud, id, Owner.OWNER_TAG, Optional.empty());
      proving.cloud.clock().advance(Duration.ofMinutes(1));
      var adopter =
          proving.drill(Kinds.STREAM, "heir", "name: shared, adoptionPolicy: ByName", "cluster-2");
      adopter.runUntilReady();
      assertThat(adopter.status().id()).isEqualTo(id);
    }
  }
}
