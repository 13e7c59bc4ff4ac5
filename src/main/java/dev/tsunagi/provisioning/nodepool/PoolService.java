package dev.tsunagi.provisioning.nodepool;

import com.oracle.bmc.containerengine.ContainerEngine;
import com.oracle.bmc.containerengine.ContainerEngineClient;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ResourceCalls;
import java.util.function.Supplier;

/// OKE as far as virtual node pools go: its client, and the one permission that calls about them
/// need.
record PoolService(OciConnection connection) {

  static final String PERMISSION = "manage cluster-virtualnode-pools";

  ContainerEngine client() {
    return connection.client(ContainerEngine.class, ContainerEngineClient::builder);
  }

  /// `compartment`: an OCID, or empty when it is not known. `doing` completes the sentence "could
  /// not …".
  <T> T call(String compartment, String doing, Supplier<T> call) {
    return new ResourceCalls(connection, PERMISSION, compartment).call(doing, call);
  }
}
