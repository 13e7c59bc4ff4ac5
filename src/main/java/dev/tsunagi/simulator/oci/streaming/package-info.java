/// OCI Streaming, API 20180418: streams and the pools that they are in.
@NullMarked
package dev.tsunagi.simulator.oci.streaming;

import org.jspecify.annotations.NullMarked;
