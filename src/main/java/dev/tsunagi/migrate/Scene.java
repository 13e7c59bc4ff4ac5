package dev.tsunagi.migrate;

import java.time.Instant;

/// All that a judgement depends on.
record Scene(Inventory all, Settings settings, Instant now) {}
