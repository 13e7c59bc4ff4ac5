/// A cluster and a cloud on a laptop: the embedded Kubernetes API server, the OCI simulator and the
/// operator in one process, with the samples applied.
@NullMarked
package dev.tsunagi.dev;

import org.jspecify.annotations.NullMarked;
