/// What other services need of networks and compute: subnets with the addresses in them, and the
/// metadata of instances, API 20160918.
@NullMarked
package dev.tsunagi.simulator.oci.network;

import org.jspecify.annotations.NullMarked;
