/// What the server tells about itself: groups, resources, OpenAPI.
@NullMarked
package dev.tsunagi.simulator.kubernetes.discovery;

import org.jspecify.annotations.NullMarked;
