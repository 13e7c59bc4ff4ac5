package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import java.util.Optional;

/// Objects of one kind that name the same OCI resource. The eldest holds it.
interface Rivals {

  /// Who else holds the resource of this OCID; empty when it is the object's to have.
  Optional<String> holder(ProvisionedResource<?> object, String id);
}
