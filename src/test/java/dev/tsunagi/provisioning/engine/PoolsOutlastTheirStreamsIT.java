package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// OCI deletes all streams of a pool that it deletes, and what is in them. So a pool goes after
/// them, in whatever order objects are deleted, and stays while one of them does.
class PoolsOutlastTheirStreamsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String RETAIN = "{\"spec\":{\"deletionPolicy\":\"Retain\"}}";

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static Resource<StreamPool> pool(String namespace, String policy) {
    rig.namespace(namespace);
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: StreamPool
        metadata: {name: kafka, namespace: %1$s}
        spec: {compartmentId: %2$s, name: %1$s, deletionPolicy: %3$s}
        """
            .formatted(namespace, Rig.COMPARTMENT, policy));
    var pool = rig.client.resources(StreamPool.class).inNamespace(namespace).withName("kafka");
    awaitReady(pool);
    return pool;
  }

  private static Resource<dev.tsunagi.api.provisioning.Stream> stream(
      String namespace, String name, String policy) {
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: %2$s, namespace: %1$s}
        spec: {name: %2$s, partitions: 1, streamPool: {name: kafka}, deletionPolicy: %3$s}
        """
            .formatted(namespace, name, policy));
    return rig.client
        .resources(dev.tsunagi.api.provisioning.Stream.class)
        .inNamespace(namespace)
        .withName(name);
  }

  private static void awaitReady(Resource<? extends ProvisionedResource<?>> object) {
    awaitCondition(object, c -> c.type().equals("Ready") && c.status().equals("True"));
  }

  private static void awaitCondition(
      Resource<? extends ProvisionedResource<?>> object, Predicate<Condition> wanted) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(object.get().getStatus().conditions()).anyMatch(wanted));
  }

  private static void awaitHeld(Resource<StreamPool> pool, String... says) {
    awaitCondition(
        pool,
        c ->
            c.type().equals("Synced")
                && c.status().equals("False")
                && c.reason().equals("NotEmpty")
                && Stream.of(says).allMatch(c.message()::contains));
  }

  private static void awaitGone(Resource<?> object) {
    await().atMost(SOON).untilAsserted(() -> assertThat(object.get()).isNull());
  }

  private static String id(Resource<? extends ProvisionedResource<?>> object) {
    return object.get().getStatus().id();
  }

  /// As when `kubectl delete -f` comes upon the pool first.
  @Test
  void aPoolThatIsDeletedFirstGoesLast() {
    var pool = pool("pool-first", "Delete");
    var streams =
        Stream.of("one", "two").map(name -> stream("pool-first", name, "Delete")).toList();
    streams.forEach(PoolsOutlastTheirStreamsIT::awaitReady);
    var ids = streams.stream().map(PoolsOutlastTheirStreamsIT::id).toList();
    var deletions = rig.calls("DeleteStream");
    var pools = rig.calls("DeleteStreamPool");

    pool.delete();
    awaitHeld(pool, "stream \"one\" (" + ids.getFirst() + ", made for pool-first/one)", "\"two\"");
    assertThat(rig.events("pool-first"))
        .filteredOn(said -> said.startsWith("Warning NotEmpty kafka"))
        .hasSize(1);
    streams.getFirst().delete();
    awaitGone(streams.getFirst());
    awaitHeld(pool, "OCI would delete with it stream \"two\"");
    assertThat(rig.calls("DeleteStreamPool")).isEqualTo(pools);
    streams.getLast().delete();
    awaitGone(streams.getLast());
    awaitGone(pool);
    assertThat(rig.calls("DeleteStream") - deletions).isEqualTo(2);
    assertThat(rig.calls("DeleteStreamPool") - pools).isEqualTo(1);
  }

  /// Its messages are what `Retain` is for.
  @Test
  void aStreamThatIsToStayKeepsItsPool() {
    var pool = pool("retained", "Delete");
    var stream = stream("retained", "orders", "Retain");
    awaitReady(stream);
    var id = id(stream);
    stream.delete();
    awaitGone(stream);
    pool.delete();
    awaitHeld(pool, id, "made for retained/orders", "set spec.deletionPolicy: Retain");
    assertThat(Console.state(rig.cloud, id)).isEqualTo("ACTIVE");

    pool.patch(PatchContext.of(PatchType.JSON_MERGE), RETAIN);
    awaitGone(pool);
    assertThat(Console.state(rig.cloud, id)).isEqualTo("ACTIVE");
  }

  @Test
  void aStreamOfSomebodyElseIsNotTouched() {
    var pool = pool("foreign", "Delete");
    var id = Console.streamIn(rig.cloud, id(pool), "audit");
    pool.delete();
    awaitHeld(pool, "stream \"audit\" (" + id + ")", "Delete or move what it holds");
    assertThat(Console.state(rig.cloud, id)).isEqualTo("ACTIVE");

    Console.deleteStream(rig.cloud, id);
    awaitGone(pool);
  }

  @Test
  void noStreamIsMadeInAPoolThatGoes() {
    var pool = pool("going", "Delete");
    var first = stream("going", "first", "Delete");
    awaitReady(first);
    pool.delete();
    awaitHeld(pool);
    var late = stream("going", "late", "Delete");
    awaitCondition(
        late,
        c ->
            c.message()
                .equals(
                    "spec.streamPool: StreamPool \"kafka\" is being deleted; waiting for another of"
                        + " that name"));
    first.delete();
    awaitGone(pool);
    pool("going", "Retain");
    awaitReady(late);
  }
}
