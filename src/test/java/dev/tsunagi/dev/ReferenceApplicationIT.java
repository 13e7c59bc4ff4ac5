package dev.tsunagi.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Edits;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference application, `samples/90-serverless-shop`, on what dev mode is made of: all of it
/// from one file, into namespaces of their own.
class ReferenceApplicationIT {

  private static ShopStage stage;

  /// What the tests look at, made at the same time: each takes a while.
  private static final Map<String, Samples> APPLICATIONS = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    stage = new ShopStage();
    put("rotated", UnaryOperator.identity());
    put("gone", UnaryOperator.identity());
    put("given", UnaryOperator.identity());
    put("reversed", List::reversed);
    for (var seed = 1; seed <= 3; seed++) {
      put("shuffled-" + seed, shuffled(seed));
    }
    APPLICATIONS.values().forEach(application -> application.apply(stage.client()));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  /// The documents in another order, but for the namespace, which has to be first.
  private static void put(String name, UnaryOperator<List<GenericKubernetesResource>> order) {
    var all = ShopStage.application(name).objects();
    assertThat(all.getFirst().getKind()).isEqualTo("Namespace");
    var others = order.apply(new ArrayList<>(all.subList(1, all.size())));
    APPLICATIONS.put(
        name, new Samples(Stream.concat(Stream.of(all.getFirst()), others.stream()).toList()));
  }

  private static UnaryOperator<List<GenericKubernetesResource>> shuffled(long seed) {
    return all -> {
      Collections.shuffle(all, new Random(seed));
      return all;
    };
  }

  private static Samples ready(String namespace) {
    var application = Objects.requireNonNull(APPLICATIONS.get(namespace));
    stage.awaitReady(application);
    stage.awaitService(namespace);
    return application;
  }

  @ParameterizedTest
  @ValueSource(strings = {"given", "reversed", "shuffled-1", "shuffled-2", "shuffled-3"})
  void itBecomesReadyInWhateverOrderItsDocumentsCome(String order) {
    ready(order);
  }

  private static void eventually(Runnable assertion) {
    await().atMost(ShopStage.SOON).untilAsserted(assertion::run);
  }

  /// What the pods were given when they started is known by its version.
  private static void awaitPodsWith(String namespace, String secret) {
    eventually(
        () -> {
          var live = stage.client().secrets().inNamespace(namespace).withName(secret).get();
          var version = "secret/" + secret + "=" + live.getMetadata().getResourceVersion();
          assertThat(stage.pods(namespace))
              .hasSize(2)
              .extracting(pod -> pod.getMetadata().getAnnotations().get("simulator/started-with"))
              .allSatisfy(read -> assertThat(read).isNotNull().contains(version));
        });
  }

  private static void rotated(int rollouts) {
    assertThat(stage.rollouts("rotated"))
        .as("%s", stage.rolledBecause("rotated"))
        .isEqualTo(rollouts);
  }

  private static void putToken(String value) {
    stage.cloud.putSecret("demo-vault", "api-token", value.getBytes(StandardCharsets.UTF_8));
  }

  private static void rotateAccount() {
    Edits.patiently(
        () ->
            stage
                .client()
                .genericKubernetesResources("tsunagi.dev/v1alpha1", "MySqlAccount")
                .inNamespace("rotated")
                .withName("shop")
                .edit(
                    account -> {
                      account
                          .getMetadata()
                          .setAnnotations(
                              Map.of("tsunagi.dev/rotate-at", Instant.now().toString()));
                      return account;
                    }));
  }

  private static void readAgain(int times) {
    var before = stage.cloud.journal().count("GetSecretBundleByName");
    await()
        .atMost(ShopStage.SOON)
        .until(() -> stage.cloud.journal().count("GetSecretBundleByName") >= before + times);
  }

  @Test
  void aRotationReachesThePodsByOneRollout() {
    var application = ready("rotated");
    awaitPodsWith("rotated", "payment");
    rotated(1);

    putToken("another");
    eventually(() -> rotated(2));
    assertThat(stage.value("rotated", "payment", "token")).isEqualTo("another");
    awaitPodsWith("rotated", "payment");
    assertThat(stage.rolledBecause("rotated")).containsExactly("bindings changed: payment");

    var password = stage.value("rotated", "shop-login", "password");
    rotateAccount();
    eventually(() -> rotated(3));
    assertThat(stage.value("rotated", "shop-login", "password")).isNotEqualTo(password);
    awaitPodsWith("rotated", "shop-login");
    stage.awaitReady(application);

    // Another version of the same value, and reading it again and again, rolls nothing.
    putToken("another");
    readAgain(3);
    rotated(3);
    stage.awaitService("rotated");
  }

  /// As `kubectl delete -f` asks for it: all at once, the store before those who act through it.
  @Test
  void itGoesInOneGoLeavesWhatHoldsDataAndFindsThatAgain() {
    var application = ready("gone");
    var database = databaseId();
    Samples.of(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: foreign, namespace: gone, labels: {tsunagi.dev/workload: shop}}
            """)
        .apply(stage.client());
    var all = application.objects();
    delete(all.subList(1, all.size()));
    eventually(() -> assertThat(left("gone")).containsExactly("ConfigMap foreign"));
    assertOnlyDataIsLeft();

    application.apply(stage.client());
    ready("gone");
    assertThat(databaseId()).isEqualTo(database);

    delete(all);
    assertOnlyDataIsLeft();
  }

  private static String databaseId() {
    return stage
        .client()
        .genericKubernetesResources("oci.oracle.com/v1beta1", "MySqlDbSystem")
        .inNamespace("gone")
        .withName("shop-db")
        .get()
        .get("status", "id");
  }

  private static void assertOnlyDataIsLeft() {
    assertThat(MadeInOci.of(stage.cloud, "gone"))
        .containsExactlyInAnyOrder("db system gone-db", "stream gone-orders");
    eventually(
        () ->
            assertThat(stage.client().nodes().list().getItems())
                .noneMatch(
                    node ->
                        "gone.shop-nodes"
                            .equals(
                                node.getMetadata()
                                    .getLabels()
                                    .get("tsunagi.dev/virtual-node-pool"))));
  }

  /// In this order, without waiting for one before the next; and then until all are gone.
  private static void delete(List<GenericKubernetesResource> objects) {
    objects.forEach(object -> stage.client().resource(object).delete());
    eventually(
        () ->
            assertThat(objects)
                .extracting(object -> stage.client().resource(object).get())
                .containsOnlyNulls());
  }

  /// What is left but for what the file itself and Kubernetes put there.
  private static List<String> left(String namespace) {
    var api = stage.client();
    return Stream.<List<? extends HasMetadata>>of(
            api.apps().deployments().inNamespace(namespace).list().getItems(),
            api.apps().replicaSets().inNamespace(namespace).list().getItems(),
            api.pods().inNamespace(namespace).list().getItems(),
            api.services().inNamespace(namespace).list().getItems(),
            api.configMaps().inNamespace(namespace).list().getItems(),
            api.secrets().inNamespace(namespace).list().getItems(),
            api.serviceAccounts().inNamespace(namespace).list().getItems(),
            api.policy().v1().podDisruptionBudget().inNamespace(namespace).list().getItems(),
            api.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .list()
                .getItems())
        .flatMap(List::stream)
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .filter(
            name ->
                !Set.of("ServiceAccount default", "ServiceAccount builder", "Secret shop-db-admin")
                    .contains(name))
        .toList();
  }
}
