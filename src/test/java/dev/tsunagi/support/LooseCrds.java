package dev.tsunagi.support;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Makes a cluster take any object of a kind: as if it had been stored before the schema was as it
/// is, or put into etcd directly.
public final class LooseCrds {

  private LooseCrds() {}

  public static void loosen(KubernetesClient client, Class<? extends HasMetadata> kind) {
    var anything =
        new JSONSchemaPropsBuilder()
            .withType("object")
            .withXKubernetesPreserveUnknownFields(true)
            .build();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(CustomResource.getCRDName(kind))
        .edit(
            crd ->
                new CustomResourceDefinitionBuilder(crd)
                    .editSpec()
                    .editMatchingVersion(v -> v.getName().equals(HasMetadata.getVersion(kind)))
                    .withSelectableFields()
                    .editSchema()
                    .withOpenAPIV3Schema(anything)
                    .endSchema()
                    .endVersion()
                    .endSpec()
                    .build());
  }
}
