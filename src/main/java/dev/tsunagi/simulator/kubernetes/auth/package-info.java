/// Service account tokens, and the certificate that the server shows.
@NullMarked
package dev.tsunagi.simulator.kubernetes.auth;

import org.jspecify.annotations.NullMarked;
