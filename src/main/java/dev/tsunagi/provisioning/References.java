package dev.tsunagi.provisioning;

import dev.tsunagi.api.provisioning.ObjectRef;
import dev.tsunagi.api.provisioning.ProvisionedResource;

/// The OCIDs that objects of the same namespace stand for.
@FunctionalInterface
public interface References {

  /// `path` is the JSON path of the reference. Throws [dev.tsunagi.failure.FailureException] while
  /// there is no such object, or it stands for nothing yet.
  String ocid(String path, Class<? extends ProvisionedResource<?>> kind, ObjectRef reference);
}
