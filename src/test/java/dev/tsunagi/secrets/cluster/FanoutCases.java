package dev.tsunagi.secrets.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Writes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/// What holds of every kind that stands for an object in many namespaces.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FanoutCases {

  static final Duration SOON = Duration.ofSeconds(20);

  final Writes writes = new Writes();
  private final Words words;
  @Nullable Rig rig;

  /// How a kind says things.
  ///
  /// @param part what the names of its fields begin with
  /// @param spec of a child, in one line; the argument is what differs between two of them
  record Words(
      String apiVersion, String kind, String child, String part, String taken, String spec) {}

  FanoutCases(Words words) {
    this.words = words;
  }

  @BeforeAll
  void start() {
    rig = Rig.start(writes::overhear);
    rig()
        .apply(
            """
            apiVersion: external-secrets.io/v1
            kind: ClusterSecretStore
            metadata: {name: wide}
            spec: {provider: {fake: {data: [{key: k, value: here}, {key: other, value: there}]}}}
            """);
  }

  @AfterAll
  void stop() {
    rig().close();
  }

  final Rig rig() {
    return Objects.requireNonNull(rig);
  }

  /// A word that names everything of one test.
  static String word(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    return name.substring(0, Math.min(30, name.length()));
  }

  final String namespace(String word, String suffix, String... labels) {
    var name = word + "-" + suffix;
    rig()
        .apply(
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {%s}}"
                .formatted(name, String.join(", ", labels)));
    return name;
  }

  final void apply(String name, String spec) {
    apply(name, "", spec, "k");
  }

  final void apply(String name, String annotations, String spec, String key) {
    rig()
        .apply(
            """
            apiVersion: %s
            kind: %s
            metadata: {name: %s, annotations: {%s}}
            spec:
              %sSpec: %s
            %s
            """
                .formatted(
                    words.apiVersion(),
                    words.kind(),
                    name,
                    annotations,
                    words.part(),
                    words.spec().formatted(key),
                    spec.indent(2)));
  }

  static String labelled(String word) {
    return "namespaceSelectors: [{matchLabels: {test: %s}}]".formatted(word);
  }

  final @Nullable GenericKubernetesResource child(String namespace, String name) {
    return rig()
        .client
        .genericKubernetesResources(words.apiVersion(), words.child())
        .inNamespace(namespace)
        .withName(name)
        .get();
  }

  final ObjectMeta metadata(String namespace, String name) {
    return Objects.requireNonNull(child(namespace, name)).getMetadata();
  }

  private String spec(String namespace, String name) {
    return String.valueOf(Objects.requireNonNull(child(namespace, name)).<Object>get("spec"));
  }

  final GenericKubernetesResource primary(String name) {
    return rig()
        .client
        .genericKubernetesResources(words.apiVersion(), words.kind())
        .withName(name)
        .get();
  }

  final void delete(String name) {
    rig().client.resource(primary(name)).delete();
  }

  final @Nullable Object status(String name, String field) {
    return primary(name).get("status", field);
  }

  final List<?> provisioned(String name) {
    return status(name, "provisionedNamespaces") instanceof List<?> list ? list : List.of();
  }

  static void soon(ThrowingRunnable assertion) {
    await().atMost(SOON).untilAsserted(assertion);
  }

  final void awaitProvisioned(String name, String... namespaces) {
    soon(
        () -> {
          assertThat(status(name, "conditions"))
              .isEqualTo(List.of(Map.of("type", "Ready", "status", "True")));
          assertThat(provisioned(name)).isEqualTo(List.of(namespaces));
        });
  }

  @Test
  @Conformance({"CES-01", "CES-10", "CPS-01", "CPS-10"})
  void childrenHaveItsNameAndBelongToIt(TestInfo test) {
    var word = word(test);
    var one = namespace(word, "one", "test: " + word);
    var two = namespace(word, "two", "test: " + word);
    namespace(word, "other", "test: other");
    apply(word, labelled(word));
    awaitProvisioned(word, one, two);
    assertThat(status(word, words.part() + "Name")).isEqualTo(word);
    assertThat(child(word + "-other", word)).isNull();
    assertThat(metadata(one, word).getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getKind()).isEqualTo(words.kind());
              assertThat(owner.getName()).isEqualTo(word);
              assertThat(owner.getController()).isTrue();
              assertThat(owner.getBlockOwnerDeletion()).isTrue();
            });
    assertThat(rig().client.namespaces().withName(one).get().getMetadata().getFinalizers())
        .isEmpty();
  }

  @Test
  @Conformance({"CES-02", "CES-03", "CES-04", "CPS-02", "CPS-03", "CPS-04"})
  void childrenFollowNameMetadataAndSpec(TestInfo test) {
    var word = word(test);
    var ns = namespace(word, "ns", "test: " + word);
    apply(
        word,
        """
        %1$s
        %2$sName: first
        %2$sMetadata: {labels: {a: one, b: two}, annotations: {c: three}}\
        """
            .formatted(labelled(word), words.part()));
    awaitProvisioned(word, ns);
    assertThat(metadata(ns, "first").getLabels()).isEqualTo(Map.of("a", "one", "b", "two"));
    assertThat(metadata(ns, "first").getAnnotations()).isEqualTo(Map.of("c", "three"));
    assertThat(spec(ns, "first")).doesNotContain("other");
    apply(
        word,
        "",
        """
        %1$s
        %2$sName: second
        %2$sMetadata: {labels: {a: other}}\
        """
            .formatted(labelled(word), words.part()),
        "other");
    soon(
        () -> {
          assertThat(child(ns, "first")).isNull();
          assertThat(spec(ns, "second")).contains("other");
          assertThat(status(word, words.part() + "Name")).isEqualTo("second");
        });
    assertThat(metadata(ns, "second").getLabels()).isEqualTo(Map.of("a", "other"));
    assertThat(metadata(ns, "second").getAnnotations()).isNullOrEmpty();
  }

  @Test
  @Conformance({"CES-04", "CPS-04"})
  void aChangeReachesTheChildAndWhatOthersAddedGoes(TestInfo test) {
    var word = word(test);
    var ns = namespace(word, "ns", "test: " + word);
    apply(word, labelled(word));
    awaitProvisioned(word, ns);
    var uid = metadata(ns, word).getUid();
    Edits.patiently(
        () ->
            rig()
                .client
                .resource(Objects.requireNonNull(child(ns, word)))
                .edit(
                    child -> {
                      child.getMetadata().setAnnotations(Map.of("by", "hand"));
                      return child;
                    }));
    soon(() -> assertThat(metadata(ns, word).getAnnotations()).isNullOrEmpty());
    apply(word, labelled(word) + "\n" + words.part() + "Metadata: {labels: {a: one}}");
    soon(() -> assertThat(metadata(ns, word).getLabels()).isEqualTo(Map.of("a", "one")));
    apply(word, "", labelled(word), "other");
    soon(() -> assertThat(spec(ns, word)).contains("other"));
    assertThat(metadata(ns, word).getUid()).isEqualTo(uid);
  }

  @Test
  @Conformance({"CES-05", "CES-06", "CPS-05", "CPS-06"})
  void somebodyElsesObjectIsLeftAloneUntilItGoes(TestInfo test) {
    var word = word(test);
    var free = namespace(word, "free", "test: " + word);
    var taken = namespace(word, "taken", "test: " + word);
    rig()
        .apply(
            """
            apiVersion: %s
            kind: %s
            metadata: {name: %s, namespace: %s}
            spec: %s
            """
                .formatted(
                    words.apiVersion(),
                    words.child(),
                    word,
                    taken,
                    words.spec().formatted("other")));
    var theirs = metadata(taken, word).getUid();
    apply(word, labelled(word));
    soon(
        () ->
            assertThat(status(word, "failedNamespaces"))
                .isEqualTo(List.of(Map.of("namespace", taken, "reason", words.taken()))));
    assertThat(status(word, "conditions"))
        .isEqualTo(
            List.of(
                Map.of(
                    "type",
                    "Ready",
                    "status",
                    "False",
                    "message",
                    "one or more namespaces failed")));
    assertThat(provisioned(word)).isEqualTo(List.of(free));
    assertThat(metadata(taken, word).getUid()).isEqualTo(theirs);
    assertThat(spec(taken, word)).contains("other");
    soon(
        () ->
            assertThat(rig().events("default"))
                .anyMatch(
                    e -> e.startsWith("Warning NamespacesFailed " + word) && e.contains(taken)));
    rig().client.resource(Objects.requireNonNull(child(taken, word))).delete();
    awaitProvisioned(word, free, taken);
    assertThat(status(word, "failedNamespaces")).isNull();
  }

  @Test
  @Conformance({"CES-07", "CPS-07"})
  void aNamespaceThatLosesItsLabelLosesTheChild(TestInfo test) {
    var word = word(test);
    var stays = namespace(word, "stays", "test: " + word);
    var goes = namespace(word, "goes", "test: " + word);
    apply(word, labelled(word));
    awaitProvisioned(word, goes, stays);
    namespace(word, "goes");
    awaitProvisioned(word, stays);
    soon(() -> assertThat(child(goes, word)).isNull());
    namespace(word, "goes", "test: " + word);
    awaitProvisioned(word, goes, stays);
  }

  @Test
  @Conformance({"CES-08", "CPS-08"})
  void namespacesAreTheUnionOfAllSelectors(TestInfo test) {
    var word = word(test);
    namespace(word, "a", "test: " + word, "stage: dev");
    namespace(word, "b", "test: " + word, "stage: prod");
    namespace(word, "c", "test: other");
    namespace(word, "d", "single: " + word);
    namespace(word, "e", "test: " + word, "stage: dev", "off: 'yes'");
    apply(
        word,
        """
        namespaceSelectors:
          - matchLabels: {single: %1$s}
          - matchLabels: {test: %1$s}
            matchExpressions:
              - {key: stage, operator: In, values: [dev, test]}
              - {key: 'off', operator: DoesNotExist}\
        """
            .formatted(word));
    awaitProvisioned(word, word + "-a", word + "-d");
    assertThat(child(word + "-b", word)).isNull();
    assertThat(child(word + "-e", word)).isNull();
  }

  @Test
  @Conformance({"CES-09", "CPS-09"})
  void noNamespaceIsNoFailure(TestInfo test) {
    apply(word(test), labelled("nobody"));
    awaitProvisioned(word(test));
  }

  @Test
  void aSelectorThatMakesNoSenseDeletesNothing(TestInfo test) {
    var word = word(test);
    var ns = namespace(word, "ns", "test: " + word);
    apply(word, labelled(word));
    awaitProvisioned(word, ns);
    apply(
        word, "namespaceSelectors: [{matchExpressions: [{key: test, operator: Is, values: [x]}]}]");
    soon(
        () ->
            assertThat(String.valueOf(status(word, "conditions")))
                .contains(
                    "status=False",
                    "spec.namespaceSelectors[0].matchExpressions[0].operator is \"Is\"; use In,"
                        + " NotIn, Exists or DoesNotExist"));
    assertThat(child(ns, word)).isNotNull();
    assertThat(provisioned(word)).isEqualTo(List.of(ns));
  }

  @Test
  void childrenGoWithIt(TestInfo test) {
    var word = word(test);
    var ns = namespace(word, "ns", "test: " + word);
    apply(word, labelled(word));
    awaitProvisioned(word, ns);
    delete(word);
    soon(
        () -> {
          assertThat(primary(word)).isNull();
          assertThat(child(ns, word)).isNull();
        });
  }

  /// Three hundred namespaces cost three hundred creations and a status; nothing more while
  /// nothing changes, and one write for one change.
  @Test
  void manyNamespacesCostOneWriteEach(TestInfo test) {
    var word = word(test);
    for (var i = 0; i < 300; i++) {
      namespace(word, "%03d".formatted(i), "test: " + word);
    }
    writes.forget();
    apply(word, labelled(word) + "\nrefreshTime: 1s");
    await().atMost(Duration.ofSeconds(60)).until(() -> provisioned(word).size() == 300);
    assertThat(ofChildren(word)).hasSize(300).doesNotHaveDuplicates();
    assertThat(ofThePrimary(word)).hasSizeLessThanOrEqualTo(3);
    writes.forget();
    // A namespace that joins is seen after passes that changed nothing.
    namespace(word, "late", "test: " + word);
    await().atMost(SOON).until(() -> provisioned(word).size() == 301);
    assertThat(ofChildren(word)).hasSize(1);
    assertThat(ofThePrimary(word)).hasSize(1);
  }

  private List<String> ofChildren(String word) {
    var plural = words.child().toLowerCase(Locale.ROOT) + "s";
    return writes.like(
        "(POST|PUT|DELETE) .*/namespaces/%1$s-[^/]*/%2$s(/%1$s)?".formatted(word, plural));
  }

  private List<String> ofThePrimary(String name) {
    var plural = words.kind().toLowerCase(Locale.ROOT) + "s";
    return writes.like(".*/%s/%s(/status)?".formatted(plural, name));
  }
}
