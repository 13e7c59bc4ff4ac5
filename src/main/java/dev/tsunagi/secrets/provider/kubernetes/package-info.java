/// Secrets of a Kubernetes cluster, this one or another, read and written through its API server.
@NullMarked
package dev.tsunagi.secrets.provider.kubernetes;

import org.jspecify.annotations.NullMarked;
