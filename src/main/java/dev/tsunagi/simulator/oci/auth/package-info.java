/// Who is calling: request signatures, tokens, and the services that hand out tokens to users,
/// instances and workloads.
@NullMarked
package dev.tsunagi.simulator.oci.auth;

import org.jspecify.annotations.NullMarked;
