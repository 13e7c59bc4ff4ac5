/// Secret management, API 20180608: what can be done with secrets and their versions.
@NullMarked
package dev.tsunagi.simulator.oci.vault;

import org.jspecify.annotations.NullMarked;
