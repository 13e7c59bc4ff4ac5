package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import org.junit.jupiter.api.Test;

/// Watches and informers.
class WatchConformanceIT extends ConformanceSuite {

  private List<JsonNode> watch(String query) {
    var timed = query.contains("timeoutSeconds") ? query : query + "&timeoutSeconds=1";
    return Raw.of(target)
        .get("/api/v1/namespaces/%s/configmaps?watch=true&%s".formatted(namespace, timed))
        .orThrow()
        .lines()
        .stream()
        .filter(line -> !line.at("/object/metadata/name").asText().equals("kube-root-ca.crt"))
        .toList();
  }

  private static List<String> told(List<JsonNode> lines) {
    return lines.stream()
        .map(line -> line.path("type").asText() + " " + line.at("/object/metadata/name").asText())
        .toList();
  }

  private String now() {
    return client.configMaps().inNamespace(namespace).list().getMetadata().getResourceVersion();
  }

  private void label(String name, String value) {
    edit(name, metadata -> metadata.addToLabels("l", value));
  }

  @Test
  void watchesBeginWithWhatIsThere() {
    create("a");
    create("b");
    assertThat(told(watch("resourceVersion=0"))).containsExactlyInAnyOrder("ADDED a", "ADDED b");
  }

  @Test
  void watchesResumeFromAVersion() {
    create("before");
    var since = now();
    create("a", "k", "1");
    client.resource(configMap("a", "k", "2")).update();
    client.resource(configMap("a")).delete();
    var lines = watch("resourceVersion=" + since);
    assertThat(told(lines)).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
    assertThat(lines.get(2).at("/object/data/k").asText()).isEqualTo("2");
    assertThat(lines.get(2).at("/object/metadata/resourceVersion").asLong())
        .isGreaterThan(lines.get(1).at("/object/metadata/resourceVersion").asLong());
  }

  @Test
  void forgottenVersionsAreGone() {
    var lines = watch("resourceVersion=1");
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().path("type").asText()).isEqualTo("ERROR");
    assertThat(lines.getFirst().at("/object/code").asInt()).isEqualTo(410);
    assertThat(lines.getFirst().at("/object/reason").asText()).isEqualTo("Expired");
  }

  @Test
  void selectorsTurnChangesIntoAdditionsAndDeletions() {
    create("a");
    var since = now();
    label("a", "yes");
    named("a").edit(c -> new ConfigMapBuilder(c).addToData("k", "v").build());
    label("a", "no");
    assertThat(told(watch("labelSelector=l%3Dyes&resourceVersion=" + since)))
        .containsExactly("ADDED a", "MODIFIED a", "DELETED a");
  }

  @Test
  void oneObjectCanBeWatchedByItsName() {
    var since = now();
    create("a");
    create("b");
    assertThat(told(watch("fieldSelector=metadata.name%3Db&resourceVersion=" + since)))
        .containsExactly("ADDED b");
  }

  @Test
  void initialEventsEndWithABookmark() {
    create("a");
    var lines =
        watch("sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
    assertThat(told(lines)).containsExactly("ADDED a", "BOOKMARK ");
    assertThat(
            lines.getLast().at("/object/metadata/annotations/k8s.io~1initial-events-end").asText())
        .isEqualTo("true");
    assertThat(lines.getLast().at("/object/metadata/resourceVersion").asLong()).isPositive();
  }

  @Test
  void clientWatchSeesChanges() throws Exception {
    var seen = new LinkedBlockingQueue<String>();
    var watcher =
        new Watcher<ConfigMap>() {
          @Override
          public void eventReceived(Action action, ConfigMap object) {
            seen.add(action + " " + object.getMetadata().getName());
          }

          @Override
          public void onClose(WatcherException cause) {
            seen.add("closed");
          }
        };
    try (var watch = named("a").watch(watcher)) {
      assertThat(watch).isNotNull();
      create("a");
      assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED a");
      client.resource(configMap("a", "k", "v")).update();
      assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("MODIFIED a");
      client.resource(configMap("a")).delete();
      assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED a");
    }
  }

  @Test
  void informersFollow() {
    create("a", "k", "1");
    try (var informer = client.configMaps().inNamespace(namespace).inform()) {
      assertThat(informer.getStore().getByKey(namespace + "/a").getData()).containsEntry("k", "1");
      client.resource(configMap("a", "k", "2")).update();
      create("b");
      eventually(
          () ->
              informer.getStore().getByKey(namespace + "/b") != null
                  && informer.getStore().getByKey(namespace + "/a").getData().containsValue("2"));
      client.resource(configMap("a")).delete();
      eventually(() -> informer.getStore().getByKey(namespace + "/a") == null);
    }
  }

  @Test
  void noChangeIsLostOrReorderedUnderConcurrentWrites() throws Exception {
    var since = now();
    var lines =
        CompletableFuture.supplyAsync(() -> watch("timeoutSeconds=4&resourceVersion=" + since));
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 100; i++) {
        var name = "c-" + i;
        threads.execute(() -> create(name));
      }
    }
    var versions =
        lines.get(30, TimeUnit.SECONDS).stream()
            .map(line -> line.at("/object/metadata/resourceVersion").asLong())
            .toList();
    assertThat(versions).hasSize(100).isSorted().doesNotHaveDuplicates();
  }
}
