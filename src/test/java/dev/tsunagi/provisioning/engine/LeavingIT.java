package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Objects go with their namespace, with their CRD, or after the operator: nothing is deleted that
/// was not to be, nothing is held without a way out, and what stays in OCI says whose it was.
class LeavingIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final List<String> WAYS = List.of("bound", "created", "adopted", "observed");
  private static final List<String> POLICIES = List.of("Retain", "Delete");

  /// What OCI does about calls that read and delete.
  enum Weather {
    UP(false),
    PERMISSION_LOST(true),
    BUSY(true),
    DOWN(true),
    GONE(false);

    private final boolean holds;

    Weather(boolean holds) {
      this.holds = holds;
    }
  }

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = operator();
  }

  @AfterEach
  void clear() {
    rig.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static Rig operator() {
    return Rig.start("--oci-region", "us-ashburn-1");
  }

  private static void stream(Rig rig, String namespace, String name, String more) {
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: %1$s, namespace: %2$s}
        spec: {compartmentId: %3$s, name: %1$s, partitions: 1, %4$s}
        """
            .formatted(name, namespace, Rig.COMPARTMENT, more));
  }

  private static List<Stream> streams(Rig rig, String namespace) {
    return rig.client.resources(Stream.class).inNamespace(namespace).list().getItems();
  }

  private static boolean isReady(Stream stream) {
    return stream.getStatus().conditions().stream()
        .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
  }

  /// The OCID of every stream by name, once all are ready.
  private static Map<String, String> awaitReady(Rig rig, String namespace, int all) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(streams(rig, namespace)).hasSize(all).allMatch(LeavingIT::isReady));
    return streams(rig, namespace).stream()
        .collect(Collectors.toMap(s -> s.getMetadata().getName(), s -> s.getStatus().id()));
  }

  private static void everyCell(String namespace, Weather weather) {
    for (var way : WAYS) {
      for (var policy : POLICIES) {
        var name = "%s-%s-%s".formatted(way, policy, label(weather)).toLowerCase(Locale.ROOT);
        cell(namespace, name, way, policy);
      }
    }
  }

  private static String id(Map<String, String> ids, String name) {
    return Objects.requireNonNull(ids.get(name), name);
  }

  private static String label(Weather weather) {
    return weather.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void cell(String namespace, String name, String way, String policy) {
    var deletion = ", deletionPolicy: " + policy;
    var more =
        switch (way) {
          case "created" -> "";
          case "adopted" -> "adoptionPolicy: ByName";
          case "bound" -> "managementPolicy: Manage";
          default -> "managementPolicy: Observe";
        };
    var id = way.equals("created") ? "" : Console.stream(rig.cloud, name);
    var named = way.equals("bound") || way.equals("observed") ? ", id: " + id : "";
    stream(rig, namespace, name, (more + deletion + named).replaceFirst("^, ", ""));
  }

  private static void storm(Weather weather, Collection<String> ids) {
    var faults = rig.cloud.faults();
    switch (weather) {
      case UP -> {}
      case PERMISSION_LOST -> {
        faults.fail("GetStream", 404, Faults.ALWAYS);
        faults.fail("DeleteStream", 404, Faults.ALWAYS);
      }
      case BUSY -> faults.fail("DeleteStream", 409, Faults.ALWAYS);
      case DOWN -> faults.fail(Faults.ANY, 503, Faults.ALWAYS);
      case GONE -> ids.forEach(id -> Console.deleteStream(rig.cloud, id));
    }
  }

  private static boolean isOursToDelete(String name) {
    return name.contains("-delete-") && (name.startsWith("created") || name.startsWith("adopted"));
  }

  private static void retain(Rig rig, String namespace, String name) {
    rig.client
        .resources(Stream.class)
        .inNamespace(namespace)
        .withName(name)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"deletionPolicy\":\"Retain\"}}");
  }

  /// {bound, created, adopted, observed} x {Retain, Delete}, in every weather.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Weather.class)
  @Conformance("ADV-27")
  void aNamespaceGoesWithoutALoss(Weather weather) {
    var namespace = rig.namespace("leaving-" + label(weather));
    everyCell(namespace, weather);
    var ids = awaitReady(rig, namespace, 8);
    storm(weather, ids.values());
    rig.client.namespaces().withName(namespace).delete();

    var held =
        ids.keySet().stream().filter(n -> weather.holds && isOursToDelete(n)).sorted().toList();
    await().atMost(SOON).untilAsserted(() -> assertHeld(namespace, held));
    held.forEach(name -> retain(rig, namespace, name));
    await().atMost(SOON).until(() -> rig.client.namespaces().withName(namespace).get() == null);

    rig.cloud.faults().clear();
    assertThat(ids)
        .allSatisfy(
            (name, id) -> {
              var deleted =
                  weather == Weather.GONE || (weather == Weather.UP && isOursToDelete(name));
              assertThat(Console.state(rig.cloud, id))
                  .as(name)
                  .isEqualTo(deleted ? "DELETED" : "ACTIVE");
            });
  }

  private static void assertHeld(String namespace, List<String> held) {
    assertThat(streams(rig, namespace))
        .extracting(s -> s.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(held);
    assertThat(streams(rig, namespace))
        .allSatisfy(
            stream ->
                assertThat(stream.getStatus().conditions())
                    .anySatisfy(
                        c -> assertThat(c.message()).contains("set spec.deletionPolicy: Retain")));
  }

  /// Each object takes the way that its spec names, and the others are served as before.
  @Test
  @Conformance("ADV-27")
  void aCrdThatIsRemovedFirstTakesNothingElseAlong() {
    try (var own = operator()) {
      var namespace = own.namespace("crd");
      stream(own, namespace, "kept", "deletionPolicy: Retain");
      stream(own, namespace, "deleted", "deletionPolicy: Delete");
      var ids = awaitReady(own, namespace, 2);
      var crds = own.client.apiextensions().v1().customResourceDefinitions();
      crds.withName("streams.oci.oracle.com").delete();
      await().atMost(SOON).until(() -> crds.withName("streams.oci.oracle.com").get() == null);
      assertThat(Console.state(own.cloud, id(ids, "kept"))).isEqualTo("ACTIVE");
      assertThat(Console.state(own.cloud, id(ids, "deleted"))).isEqualTo("DELETED");
      assertThat(own.events(namespace))
          .anyMatch(e -> e.contains("Released kept") && e.contains(id(ids, "kept")));
      own.apply(
          """
          apiVersion: tsunagi.dev/v1alpha1
          kind: StreamPool
          metadata: {name: other, namespace: crd}
          spec: {compartmentId: %s, name: other}
          """
              .formatted(Rig.COMPARTMENT));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          own.client
                              .resources(StreamPool.class)
                              .inNamespace(namespace)
                              .withName("other")
                              .get()
                              .getStatus()
                              .lifecycleState())
                      .isEqualTo("ACTIVE"));
    }
  }

  /// As docs/deleting.md says: the finalizer is taken off by hand, and the tags tell what is left.
  @Test
  @Conformance("ADV-27")
  void withoutAnOperatorThereIsAWayOut() {
    try (var own = operator()) {
      var namespace = own.namespace("uninstalled");
      stream(own, namespace, "left", "deletionPolicy: Delete");
      var id = id(awaitReady(own, namespace, 1), "left");
      own.stopOperator();
      own.client.namespaces().withName(namespace).delete();
      var left = own.client.resources(Stream.class).inNamespace(namespace).withName("left");
      assertThat(left.get().isMarkedForDeletion()).isTrue();
      left.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
      await().atMost(SOON).until(() -> own.client.namespaces().withName(namespace).get() == null);
      assertThat(Console.state(own.cloud, id)).isEqualTo("ACTIVE");
      assertThat(Console.tags(own.cloud, id)).containsEntry("tsunagi-object", "uninstalled/left");
    }
  }
}
