/// Who may do what in which compartment.
@NullMarked
package dev.tsunagi.simulator.oci.policy;

import org.jspecify.annotations.NullMarked;
