/// Streams of OCI Streaming.
@NullMarked
package dev.tsunagi.provisioning.stream;

import org.jspecify.annotations.NullMarked;
