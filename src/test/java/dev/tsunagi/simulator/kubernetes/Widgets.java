package dev.tsunagi.simulator.kubernetes;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/// A custom kind that uses all that schemas offer.
final class Widgets {

  static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.conformance.example.com}
      spec:
        group: conformance.example.com
        scope: Namespaced
        names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wd], categories: [toys]}
        versions:
        - name: v1alpha1
          served: true
          storage: false
          schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        - name: v1
          served: true
          storage: true
          subresources:
            status: {}
            scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
          selectableFields: [{jsonPath: .spec.color}]
          additionalPrinterColumns:
          - {name: Color, type: string, jsonPath: .spec.color}
          - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
          - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
          schema:
            openAPIV3Schema:
              type: object
              required: [spec]
              properties:
                spec:
                  type: object
                  required: [color]
                  x-kubernetes-validations:
                  - {rule: "self.replicas <= 10 || self.color == 'red'", message: only red comes in numbers}
                  - {rule: "!has(oldSelf.fixed) || (has(self.fixed) && self.fixed == oldSelf.fixed)", message: fixed is immutable}
                  properties:
                    color: {type: string, enum: [red, green], description: Its colour.}
                    replicas: {type: integer, default: 1, minimum: 0}
                    fixed: {type: string, maxLength: 5, pattern: '^[a-z]+$'}
                    since: {type: string, format: date-time}
                    port: {x-kubernetes-int-or-string: true}
                    free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                    tags: {type: array, maxItems: 2, items: {type: string}}
                    parts:
                      type: array
                      x-kubernetes-list-type: map
                      x-kubernetes-list-map-keys: [name]
                      items:
                        type: object
                        required: [name]
                        properties: {name: {type: string}, value: {type: string}}
                status:
                  type: object
                  properties:
                    replicas: {type: integer}
                    phase: {type: string}
                    conditions:
                      type: array
                      x-kubernetes-list-type: map
                      x-kubernetes-list-map-keys: [type]
                      items: {type: object, required: [type], properties: {type: {type: string}, status: {type: string}}}
      """;

  private Widgets() {}

  /// Makes the kind known, once, and waits until it is served.
  static CustomResourceDefinition define(KubernetesClient client) {
    var definitions = client.apiextensions().v1().customResourceDefinitions();
    var definition =
        client.getKubernetesSerialization().unmarshal(DEFINITION, CustomResourceDefinition.class);
    var found = definitions.resource(definition);
    if (found.get() == null) {
      found.create();
    }
    return found.waitUntilCondition(
        d ->
            d != null
                && d.getStatus() != null
                && d.getStatus().getConditions().stream()
                    .anyMatch(
                        c -> c.getType().equals("Established") && c.getStatus().equals("True")),
        20,
        TimeUnit.SECONDS);
  }

  static MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      in(KubernetesClient client, String version) {
    return client.genericKubernetesResources(
        new ResourceDefinitionContext.Builder()
            .withGroup("conformance.example.com")
            .withVersion(version)
            .withKind("Widget")
            .withPlural("widgets")
            .withNamespaced(true)
            .build());
  }

  static GenericKubernetesResource widget(String namespace, String name, Object... spec) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < spec.length; i += 2) {
      fields.put((String) spec[i], spec[i + 1]);
    }
    return new GenericKubernetesResourceBuilder()
        .withApiVersion("conformance.example.com/v1")
        .withKind("Widget")
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .addToAdditionalProperties("spec", fields)
        .build();
  }
}
