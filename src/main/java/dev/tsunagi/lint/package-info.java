/// Manifests on the way to a cluster of virtual nodes: what is refused there, and reports of it.
@NullMarked
package dev.tsunagi.lint;

import org.jspecify.annotations.NullMarked;
