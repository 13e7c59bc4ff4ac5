/// Keys, certificates and tokens in the forms that clients send and expect, from the JDK alone.
@NullMarked
package dev.tsunagi.simulator.oci.crypto;

import org.jspecify.annotations.NullMarked;
