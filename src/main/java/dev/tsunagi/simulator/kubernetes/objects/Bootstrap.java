package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.store.Change;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// What is there before anyone writes, and what follows a write at once: served kinds follow their
/// definitions, a namespace has its default service account.
public record Bootstrap(Store store, Catalog catalog, Registry registry) {

  private static final List<String> NAMESPACES =
      List.of("default", "kube-system", "kube-public", "kube-node-lease");

  public void start() {
    store.listen(this::follow);
    var namespaces = type("namespaces");
    for (var name : NAMESPACES) {
      var body = Json.object();
      body.putObject("metadata").put("name", name);
      registry.create(namespaces, Registry.key(namespaces, "", name), body, Options.internal());
    }
    var service =
        Json.constant(
            "{'metadata': {'name': 'kubernetes'}, 'spec': {'clusterIP': '10.96.0.1', 'ports':"
                + " [{'name': 'https', 'port': 443}]}}");
    var services = type("services");
    registry.create(
        services, Registry.key(services, "default", "kubernetes"), service, Options.internal());
  }

  private void follow(Change change) {
    switch (change.key().resource()) {
      case "customresourcedefinitions.apiextensions.k8s.io" -> {
        if (change.kind() == Change.Kind.DELETED) {
          catalog.remove(change.key().name());
        } else {
          catalog.register(change.object());
        }
      }
      case "namespaces" -> {
        if (change.kind() == Change.Kind.ADDED) {
          var accounts = type("serviceaccounts");
          var body = Json.object();
          body.putObject("metadata").put("name", "default");
          var key = Registry.key(accounts, change.key().name(), "default");
          registry.create(accounts, key, body, Options.internal());
        }
      }
      default -> {}
    }
  }

  private ResourceType type(String plural) {
    return catalog.find("", "v1", plural).orElseThrow();
  }
}
