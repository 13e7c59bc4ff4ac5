package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists: selectors, pages, and other shapes.
class ListsConformanceIT extends ConformanceSuite {

  private void labelled(String name, String... labels) {
    client
        .resource(
            new ConfigMapBuilder(configMap(name))
                .editMetadata()
                .withLabels(map(labels))
                .endMetadata()
                .build())
        .create();
  }

  private List<String> names(String labelSelector, String fieldSelector) {
    var options =
        new ListOptionsBuilder()
            .withLabelSelector(labelSelector)
            .withFieldSelector(fieldSelector)
            .build();
    return client.configMaps().inNamespace(namespace).list(options).getItems().stream()
        .map(HasMetadata::getMetadata)
        .map(meta -> meta.getName())
        .filter(name -> !name.equals("kube-root-ca.crt"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app=x              | a b
          app==x             | a b
          app!=x             | c d
          app in (x, y)      | a b c
          app notin (x)      | c d
          app notin (x),tier | c
          tier               | b c
          !app               | d
          app=x,tier=web     | b
          app=none           |
          """)
  void labelSelectorsSelect(String selector, String expected) {
    labelled("a", "app", "x");
    labelled("b", "app", "x", "tier", "web");
    labelled("c", "app", "y", "tier", "db");
    labelled("d");
    var wanted = expected == null ? List.of() : List.of(expected.split(" ", -1));
    assertThat(names(selector, "")).isEqualTo(wanted);
  }

  @Test
  void fieldSelectorsSelectByName() {
    create("a");
    create("b");
    assertThat(names("", "metadata.name=b")).containsExactly("b");
    assertThat(names("", "metadata.name!=b")).containsExactly("a");
  }

  @Test
  void secretsAreSelectedByType() {
    for (var type : List.of("example.com/a", "example.com/b")) {
      client
          .resource(
              new SecretBuilder()
                  .withNewMetadata()
                  .withName(type.substring(12))
                  .withNamespace(namespace)
                  .endMetadata()
                  .withType(type)
                  .build())
          .create();
    }
    assertThat(
            client
                .secrets()
                .inNamespace(namespace)
                .withField("type", "example.com/b")
                .list()
                .getItems())
        .singleElement()
        .satisfies(s -> assertThat(s.getMetadata().getName()).isEqualTo("b"));
  }

  @Test
  void unknownFieldSelectorIsRefused() {
    var refusal = refused(400, () -> names("", "data.k=v"));
    assertThat(refusal.getMessage()).contains("field label not supported: data.k");
  }

  @Test
  void customObjectsAreSelectedByTheirSelectableFields() {
    Widgets.define(client);
    client.resource(Widgets.widget(namespace, "r", "color", "red")).create();
    client.resource(Widgets.widget(namespace, "g", "color", "green")).create();
    assertThat(
            Widgets.in(client, "v1")
                .inNamespace(namespace)
                .withField("spec.color", "green")
                .list()
                .getItems())
        .singleElement()
        .satisfies(w -> assertThat(w.getMetadata().getName()).isEqualTo("g"));
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 5; i++) {
      labelled("p" + i, "page", "yes");
    }
    var seen = new ArrayList<String>();
    var token = "";
    do {
      ConfigMapList page =
          client
              .configMaps()
              .inNamespace(namespace)
              .list(
                  new ListOptionsBuilder()
                      .withLabelSelector("page")
                      .withLimit(2L)
                      .withContinue(token)
                      .build());
      assertThat(page.getItems()).hasSizeLessThanOrEqualTo(2);
      page.getItems().forEach(item -> seen.add(item.getMetadata().getName()));
      token = Objects.requireNonNullElse(page.getMetadata().getContinue(), "");
    } while (!token.isEmpty());
    assertThat(seen).containsExactly("p0", "p1", "p2", "p3", "p4");
  }

  @Test
  void listsNameTheirKindAndVersion() {
    var list = client.configMaps().inNamespace(namespace).list();
    assertThat(list.getKind()).isEqualTo("ConfigMapList");
    assertThat(Long.parseLong(list.getMetadata().getResourceVersion())).isPositive();
  }

  @Test
  void listsOverAllNamespacesHoldThisOne() {
    create("everywhere");
    assertThat(
            client
                .configMaps()
                .inAnyNamespace()
                .withField("metadata.name", "everywhere")
                .list()
                .getItems())
        .anyMatch(item -> item.getMetadata().getNamespace().equals(namespace));
  }

  private Raw.Answer get(String accept) {
    var path = "/apis/conformance.example.com/v1/namespaces/" + namespace + "/widgets";
    return Raw.of(target).get(path, "Accept", accept).orThrow();
  }

  @Test
  void tablesHaveTheColumnsOfTheDefinition() {
    Widgets.define(client);
    client.resource(Widgets.widget(namespace, "w", "color", "red")).create();
    var table = get("application/json;as=Table;v=v1;g=meta.k8s.io").json();
    assertThat(table.path("kind").asText()).isEqualTo("Table");
    assertThat(table.path("columnDefinitions").findValuesAsText("name"))
        .containsExactly("Name", "Color", "Ready", "Age");
    var row = table.path("rows").path(0);
    assertThat(row.path("cells").path(0).asText()).isEqualTo("w");
    assertThat(row.path("cells").path(1).asText()).isEqualTo("red");
    assertThat(row.path("cells").path(2).isNull()).isTrue();
    assertThat(row.path("cells").path(3).asText()).matches("\\d+s");
    assertThat(row.path("object").path("kind").asText()).isEqualTo("PartialObjectMetadata");
  }

  @Test
  void metadataAloneCanBeListed() {
    Widgets.define(client);
    client.resource(Widgets.widget(namespace, "w", "color", "red")).create();
    var list = get("application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io").json();
    assertThat(list.path("kind").asText()).isEqualTo("PartialObjectMetadataList");
    var item = list.path("items").path(0);
    assertThat(item.path("metadata").path("name").asText()).isEqualTo("w");
    assertThat(item.has("spec")).isFalse();
  }
}
