/// An API server double: kubectl, the fabric8 client and JOSDK take it for a cluster.
///
/// It knows nothing of the operator. One process, one memory, no etcd, no kubelet, no admission.
@NullMarked
package dev.tsunagi.simulator.kubernetes;

import org.jspecify.annotations.NullMarked;
