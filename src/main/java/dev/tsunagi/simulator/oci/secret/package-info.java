/// What secrets are: versions and stages, rules, rotation, generated contents; who may call them is
/// left to the services.
@NullMarked
package dev.tsunagi.simulator.oci.secret;

import org.jspecify.annotations.NullMarked;
