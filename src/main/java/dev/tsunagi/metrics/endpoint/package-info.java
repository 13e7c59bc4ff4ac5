/// Where metrics are fetched: over plain HTTP, or over TLS and only by those whom the API server
/// knows and lets.
@NullMarked
package dev.tsunagi.metrics.endpoint;

import org.jspecify.annotations.NullMarked;
