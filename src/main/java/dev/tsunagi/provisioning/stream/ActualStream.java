package dev.tsunagi.provisioning.stream;

import com.oracle.bmc.streaming.model.Stream;
import com.oracle.bmc.streaming.model.StreamPool;
import org.jspecify.annotations.Nullable;

/// A stream and the pool that it is in; the pool is null where we may not see it.
record ActualStream(Stream stream, @Nullable StreamPool pool) {}
