/// Secret management, API 20180608: secrets, their versions and stages, rules, rotation.
@NullMarked
package dev.tsunagi.simulator.oci.vault;

import org.jspecify.annotations.NullMarked;
