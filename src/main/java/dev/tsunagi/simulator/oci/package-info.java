/// A server that answers as Oracle Cloud does, for dev mode and tests. It knows nothing of the
/// operator: real SDKs talk to it. This package puts the services together and plants the seed.
@NullMarked
package dev.tsunagi.simulator.oci;

import org.jspecify.annotations.NullMarked;
