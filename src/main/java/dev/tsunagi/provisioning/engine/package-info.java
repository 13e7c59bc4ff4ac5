/// The engine that makes, binds, watches and lets go of OCI resources, once for all kinds. Each run
/// observes, plans, does one thing and reports; it never waits.
@NullMarked
package dev.tsunagi.provisioning.engine;

import org.jspecify.annotations.NullMarked;
