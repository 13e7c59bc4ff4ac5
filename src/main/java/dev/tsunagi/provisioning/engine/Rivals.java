package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.provisioning.Owner;
import java.util.Optional;

/// The other objects of one kind, as far as they matter to one that names an OCI resource. Of those
/// that name the same, the eldest holds it.
interface Rivals {

  /// Who else holds the resource of this OCID; empty when it is the object's to have.
  Optional<String> holder(ProvisionedResource<?> object, String id);

  /// Whether an object of this cluster is no more, for certain.
  boolean isGone(Owner owner);

  /// The object has come to hold the resource, or has let go of it: whoever else names it should
  /// look again.
  void changed(ProvisionedResource<?> object, String id);
}
