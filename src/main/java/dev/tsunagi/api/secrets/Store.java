package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.common.StoreKind;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// A store of either kind: they differ in their scope only.
///
/// The annotation says again what `CustomResource` says, since Jackson would otherwise find that of
/// [HasMetadata] first and not read a store as a store.
@JsonDeserialize(using = JsonDeserializer.None.class)
public sealed interface Store extends HasMetadata permits SecretStore, ClusterSecretStore {

  SecretStoreSpec getSpec();

  SecretStoreStatus getStatus();

  List<SpecProblem> problems();

  /// Named so as not to be taken for a property of the JSON.
  StoreKind storeKind();
}
