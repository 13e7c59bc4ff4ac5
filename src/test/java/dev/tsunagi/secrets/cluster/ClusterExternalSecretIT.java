package dev.tsunagi.secrets.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// One ExternalSecret in each of many namespaces, as they come, change and go.
class ClusterExternalSecretIT extends FanoutCases {

  private static final String MARK = "externalsecrets.external-secrets.io/ces-";

  ClusterExternalSecretIT() {
    super(
        new Words(
            "external-secrets.io/v1",
            "ClusterExternalSecret",
            "ExternalSecret",
            "externalSecret",
            "external secret already exists in namespace",
            "{secretStoreRef: {name: wide, kind: ClusterSecretStore},"
                + " data: [{secretKey: v, remoteRef: {key: %s}}]}"));
  }

  @Test
  void everyNamespaceHasItsSecret(TestInfo test) {
    var word = word(test);
    var one = namespace(word, "one", "test: " + word);
    var two = namespace(word, "two", "test: " + word);
    apply(word, labelled(word));
    for (var ns : List.of(one, two)) {
      soon(() -> assertThat(rig().value(ns, word, "v")).contains("here"));
    }
    assertThat(primary(word).getMetadata().getFinalizers())
        .containsExactly("externalsecrets.external-secrets.io/clusterexternalsecret-cleanup");
  }

  @Test
  @Conformance("CES-11")
  void namespacesAreSelectedByNameToo(TestInfo test) {
    var word = word(test);
    namespace(word, "a", "test: " + word);
    namespace(word, "b", "single: " + word);
    namespace(word, "c");
    apply(
        word,
        """
        namespaceSelector: {matchLabels: {single: %1$s}}
        namespaceSelectors: [{matchLabels: {test: %1$s}}]
        namespaces: [%1$s-c, %1$s-later]\
        """
            .formatted(word));
    awaitProvisioned(word, word + "-a", word + "-b", word + "-c");
    namespace(word, "later");
    awaitProvisioned(word, word + "-a", word + "-b", word + "-c", word + "-later");
  }

  @Test
  @Conformance({"CES-12", "CES-13"})
  void theDemandForASyncIsPassedOnAndTakenBack(TestInfo test) {
    var word = word(test);
    var ns = namespace(word, "ns", "test: " + word);
    var given = labelled(word) + "\nexternalSecretMetadata: {annotations: {a: b}}";
    apply(word, given);
    awaitProvisioned(word, ns);
    apply(word, "external-secrets.io/force-sync: now, unrelated: kept-here", given, "k");
    soon(
        () ->
            assertThat(metadata(ns, word).getAnnotations())
                .isEqualTo(Map.of("a", "b", "external-secrets.io/force-sync", "now")));
    apply(word, given);
    soon(() -> assertThat(metadata(ns, word).getAnnotations()).isEqualTo(Map.of("a", "b")));
  }

  /// What ESO leaves on a namespace would hold it for ever once ESO is gone.
  @Test
  void whatEsoLeftOnNamespacesHoldsNobody(TestInfo test) {
    var word = word(test);
    namespace(word, "kept", "test: " + word);
    apply(word, labelled(word));
    awaitProvisioned(word, word + "-kept");
    var kept = marked(word, "kept", word, "test: " + word);
    var unmatched = marked(word, "unmatched", word);
    var orphaned = marked(word, "orphaned", "of-long-ago");
    for (var free : List.of(unmatched, orphaned)) {
      soon(() -> assertThat(finalizers(free)).containsExactly("example.com/theirs"));
    }
    assertThat(finalizers(kept)).containsExactly("example.com/theirs", MARK + word);
    delete(word);
    soon(() -> assertThat(finalizers(kept)).containsExactly("example.com/theirs"));
  }

  @Test
  void aNamespaceThatIsDeletedGoes(TestInfo test) {
    var word = word(test);
    apply(word, labelled(word));
    var ns = word + "-ns";
    rig()
        .client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(ns)
                .withLabels(Map.of("test", word))
                .withFinalizers(MARK + word)
                .endMetadata()
                .build())
        .create();
    awaitProvisioned(word, ns);
    rig().client.namespaces().withName(ns).delete();
    soon(() -> assertThat(rig().client.namespaces().withName(ns).get()).isNull());
    awaitProvisioned(word);
  }

  private String marked(String word, String suffix, String ces, String... labels) {
    var name = namespace(word, suffix, labels);
    Edits.patiently(
        () ->
            rig()
                .client
                .namespaces()
                .withName(name)
                .edit(
                    n ->
                        new NamespaceBuilder(n)
                            .editMetadata()
                            .withFinalizers("example.com/theirs", MARK + ces)
                            .endMetadata()
                            .build()));
    return name;
  }

  private List<String> finalizers(String namespace) {
    return rig().client.namespaces().withName(namespace).get().getMetadata().getFinalizers();
  }
}
