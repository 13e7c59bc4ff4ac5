package dev.tsunagi.provisioning;

import dev.tsunagi.oci.OciConnection;
import java.util.Optional;

/// Who acts for an object towards OCI, and the vault in which its credentials are kept, if its
/// store is one.
public record Actor(OciConnection connection, Optional<CredentialVault> vault) {}
