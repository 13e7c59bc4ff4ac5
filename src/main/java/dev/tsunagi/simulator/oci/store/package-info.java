/// What every service keeps its resources in: OCIDs, etags, retry tokens, the simulated clock and
/// what is to happen on it, work requests.
@NullMarked
package dev.tsunagi.simulator.oci.store;

import org.jspecify.annotations.NullMarked;
