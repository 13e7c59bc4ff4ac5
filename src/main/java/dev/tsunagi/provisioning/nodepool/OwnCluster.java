package dev.tsunagi.provisioning.nodepool;

import dev.tsunagi.oci.OciConnection;
import java.util.Optional;

/// Which OKE cluster the operator runs in.
public interface OwnCluster {

  /// Its OCID; empty when nothing tells.
  Optional<String> id(OciConnection connection);
}
