/// Which kinds are served: the built-in table and what CustomResourceDefinitions add.
@NullMarked
package dev.tsunagi.simulator.kubernetes.resource;

import org.jspecify.annotations.NullMarked;
