package dev.tsunagi.simulator.oci.auth;

import dev.tsunagi.simulator.oci.wire.Principal;
import java.security.PublicKey;

/// A principal and the key that its requests are signed with.
record Session(Principal principal, PublicKey key) {}
