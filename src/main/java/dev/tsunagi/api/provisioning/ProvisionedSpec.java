package dev.tsunagi.api.provisioning;

import dev.tsunagi.api.common.StoreRef;
import java.util.Map;

/// What the specs of all kinds have in common.
public interface ProvisionedSpec {

  /// The OCID of an existing resource to bind to; empty to have one made.
  String boundId();

  String compartmentId();

  Map<String, String> freeformTags();

  Map<String, Map<String, String>> definedTags();

  Stewardship stewardship();

  /// Whose eyes and hands, and how far they may go.
  ///
  /// @param store acts with its identity and region; [StoreRef#NONE] for the operator's own
  record Stewardship(
      ManagementPolicy management,
      DeletionPolicy deletion,
      AdoptionPolicy adoption,
      StoreRef store) {

    public boolean hasStore() {
      return !store.name().isEmpty();
    }
  }
}
