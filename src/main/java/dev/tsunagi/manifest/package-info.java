/// Manifests as people write and pipe them: their objects, one by one, each with its place.
@NullMarked
package dev.tsunagi.manifest;

import org.jspecify.annotations.NullMarked;
