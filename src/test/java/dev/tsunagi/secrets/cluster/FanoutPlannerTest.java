package dev.tsunagi.secrets.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ChildMetadata;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanoutPlannerTest {

  private static final String OURS =
      "{apiVersion: external-secrets.io/v1, kind: ClusterExternalSecret, name: all, uid: u,"
          + " controller: true, blockOwnerDeletion: true}";

  private static final Desired<ExternalSecretSpec> DESIRED =
      new Desired<>(
          new Desired.Owner("external-secrets.io/v1", "ClusterExternalSecret", "all", "u"),
          "es",
          NamespaceSelection.of(
              Optional.empty(),
              List.of(new LabelSelectorBuilder().addToMatchLabels("on", "yes").build()),
              List.of("named")),
          new ChildMetadata(Map.of(), Map.of("a", "b")),
          child("ns", "es", "", "", "a: b").getSpec());

  private static ExternalSecret child(
      String namespace, String name, String owner, String extra, String labels) {
    return Manifests.read(
        ExternalSecret.class,
        """
        metadata:
          name: %s
          namespace: %s
          uid: c
          resourceVersion: "5"
          labels: {%s}
          ownerReferences: [%s]
          %s
        spec:
          data: [{secretKey: v, remoteRef: {key: k}}]
        """
            .formatted(name, namespace, labels, owner, extra));
  }

  private static Namespace namespace(String name, String... labels) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels.length == 0 ? Map.of() : Map.of(labels[0], labels[1]))
        .endMetadata()
        .build();
  }

  private static Namespace going(String name) {
    return new NamespaceBuilder(namespace(name, "on", "yes"))
        .editMetadata()
        .withDeletionTimestamp("2026-01-01T00:00:00Z")
        .endMetadata()
        .build();
  }

  private static List<String> plan(List<Namespace> namespaces, ExternalSecret... children) {
    return plans(namespaces, children).stream()
        .map(plan -> plan.getClass().getSimpleName() + " " + plan.namespace())
        .toList();
  }

  private static List<FanoutPlan<ExternalSecret>> plans(
      List<Namespace> namespaces, ExternalSecret... children) {
    var named =
        Stream.of(children)
            .filter(c -> c.getMetadata().getName().equals("es"))
            .collect(Collectors.toMap(c -> c.getMetadata().getNamespace(), c -> c));
    var owned = Stream.of(children).filter(DESIRED.owner()::controls).toList();
    return FanoutPlanner.plan(
        DESIRED, new FanoutPlanner.Observed<>(namespaces, named, owned), ExternalSecret::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no   | none       | ''
          no   | ours       | Delete ns
          no   | old name   | Delete ns
          no   | theirs     | ''
          yes  | none       | Create ns
          yes  | ours       | Keep ns
          yes  | relabelled | Update ns
          yes  | restored   | Update ns
          yes  | old name   | Delete ns, Create ns
          yes  | theirs     | Refuse ns
          yes  | unowned    | Refuse ns
          yes  | lookalike  | Refuse ns
          yes  | going      | Keep ns
          gone | none       | ''
          gone | ours       | ''
          gone | relabelled | ''
          """)
  void decides(String selected, String existing, String expected) {
    var namespace =
        switch (selected) {
          case "yes" -> namespace("ns", "on", "yes");
          case "no" -> namespace("ns");
          default -> going("ns");
        };
    assertThat(String.join(", ", plan(List.of(namespace), children(existing)))).isEqualTo(expected);
  }

  private static ExternalSecret[] children(String existing) {
    return switch (existing) {
      case "none" -> new ExternalSecret[0];
      case "ours" -> one("es", OURS, "", "a: b");
      case "relabelled" -> one("es", OURS, "", "a: b, more: x");
      case "restored" -> one("es", OURS.replace("uid: u", "uid: before"), "", "a: b");
      case "old name" -> one("former", OURS, "", "a: b");
      case "theirs" -> one("es", OURS.replace("name: all", "name: others"), "", "a: b");
      case "unowned" ->
          one("es", OURS.replace("controller: true", "controller: false"), "", "a: b");
      case "lookalike" -> one("es", OURS.replace("external-secrets.io", "example.com"), "", "a: b");
      default -> one("es", OURS, "deletionTimestamp: '2026-01-01T00:00:00Z'", "");
    };
  }

  private static ExternalSecret[] one(String name, String owner, String extra, String labels) {
    return new ExternalSecret[] {child("ns", name, owner, extra, labels)};
  }

  @Test
  void goesThroughNamespacesInOrderAndDeletesFirst() {
    assertThat(
            plan(
                List.of(
                    namespace("c", "on", "yes"),
                    namespace("named"),
                    namespace("off"),
                    namespace("a", "on", "yes")),
                child("off", "es", OURS, "", ""),
                child("c", "es", OURS, "", "a: b")))
        .containsExactly("Delete off", "Create a", "Keep c", "Create named");
  }

  @Test
  void whatIsMendedKeepsVersionFinalizersAndOtherOwners() {
    var other = "{apiVersion: v1, kind: ConfigMap, name: x, uid: x}";
    var plans =
        plans(
            List.of(namespace("ns", "on", "yes")),
            child(
                "ns",
                "es",
                other + ", " + OURS.replace("uid: u", "uid: before"),
                "finalizers: [theirs]",
                "wrong: x"));
    assertThat(plans)
        .singleElement()
        .isInstanceOfSatisfying(
            FanoutPlan.Update.class,
            update -> {
              var metadata = ((ExternalSecret) update.child()).getMetadata();
              assertThat(metadata.getResourceVersion()).isEqualTo("5");
              assertThat(metadata.getLabels()).isEqualTo(Map.of("a", "b"));
              assertThat(metadata.getFinalizers()).containsExactly("theirs");
              assertThat(metadata.getOwnerReferences())
                  .extracting(o -> o.getUid())
                  .containsExactly("x", "u");
            });
  }

  @Test
  void aChildThatCannotBeReadIsMended() {
    var child =
        Manifests.read(
            ExternalSecret.class,
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: es, namespace: ns, labels: {a: b}, ownerReferences: [%s]}
            spec: {refreshInterval: soon, data: [{secretKey: v, remoteRef: {key: k}}]}
            """
                .formatted(OURS));
    assertThat(plan(List.of(namespace("ns", "on", "yes")), child)).containsExactly("Update ns");
  }
}
