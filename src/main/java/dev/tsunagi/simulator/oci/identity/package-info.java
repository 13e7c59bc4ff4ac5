/// Tenancy, compartments, regions and availability domains, API 20160918.
@NullMarked
package dev.tsunagi.simulator.oci.identity;

import org.jspecify.annotations.NullMarked;
