/// Key management as far as secrets need it, API 20180608: vaults and keys.
@NullMarked
package dev.tsunagi.simulator.oci.kms;

import org.jspecify.annotations.NullMarked;
