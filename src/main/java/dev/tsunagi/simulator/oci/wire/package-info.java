/// HTTP as OCI speaks it: routing, headers, errors, paging, injected faults and the journal. No
/// service is named here.
@NullMarked
package dev.tsunagi.simulator.oci.wire;

import org.jspecify.annotations.NullMarked;
