package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.AdoptionPolicy;
import dev.tsunagi.api.provisioning.Origin;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;

/// What an object itself tells about which resource is meant, the strongest first. Where there is
/// no OCID of ours, our tags in OCI come before it. Pure.
sealed interface Clue {

  /// The spec names its OCID.
  record Bound(String id) implements Clue {}

  /// We have its OCID on record.
  record Recorded(String id) implements Clue {}

  /// It may be taken over by its name.
  record ByName() implements Clue {}

  /// An operator before us left this OCID in the status of OSOK.
  record Inherited(String id) implements Clue {}

  /// There is nothing.
  record None() implements Clue {}

  static Clue of(ProvisionedResource<? extends ProvisionedSpec> object) {
    var bound = object.getSpec().boundId();
    if (!bound.isEmpty()) {
      return new Bound(bound);
    }
    var status = object.getStatus();
    var recorded = status.origin() == Origin.BOUND ? "" : status.id();
    return recorded.isEmpty() ? unrecorded(object) : new Recorded(recorded);
  }

  /// Whether no call was ever made for the object, nor about to be, by us or an operator before us.
  static boolean isOfNothing(ProvisionedResource<? extends ProvisionedSpec> object) {
    var status = object.getStatus();
    return status.id().isEmpty() && status.pledge() == null && status.status().ocid().isEmpty();
  }

  private static Clue unrecorded(ProvisionedResource<? extends ProvisionedSpec> object) {
    if (object.getSpec().stewardship().adoption() == AdoptionPolicy.BY_NAME) {
      return new ByName();
    }
    var left = object.getStatus().status().ocid();
    return left.isEmpty() || object.getStatus().pledge() != null ? new None() : new Inherited(left);
  }
}
