/// Secret retrieval, API 20190301: the contents of secrets.
@NullMarked
package dev.tsunagi.simulator.oci.bundles;

import org.jspecify.annotations.NullMarked;
