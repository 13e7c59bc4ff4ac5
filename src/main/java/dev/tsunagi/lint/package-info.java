/// Manifests on the way to a cluster of virtual nodes: reading them with their places, and reports.
@NullMarked
package dev.tsunagi.lint;

import org.jspecify.annotations.NullMarked;
