/// Stream pools of OCI Streaming.
@NullMarked
package dev.tsunagi.provisioning.streampool;

import org.jspecify.annotations.NullMarked;
