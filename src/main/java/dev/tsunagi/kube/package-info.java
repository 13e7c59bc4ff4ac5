/// What the operator does to Kubernetes besides the status of its own objects: read references,
/// write target Secrets, publish events, mint tokens.
@NullMarked
package dev.tsunagi.kube;

import org.jspecify.annotations.NullMarked;
