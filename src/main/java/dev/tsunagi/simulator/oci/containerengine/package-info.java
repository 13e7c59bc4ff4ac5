/// Container Engine for Kubernetes (OKE): clusters, virtual node pools and their nodes, API
/// 20180222.
@NullMarked
package dev.tsunagi.simulator.oci.containerengine;

import org.jspecify.annotations.NullMarked;
