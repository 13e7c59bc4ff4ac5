package dev.tsunagi.secrets.provider;

import dev.tsunagi.secrets.SecretValue;

/// One secret as the provider holds it now. `version` is the provider's own name for it and never
/// secret.
public record Fetched(String version, SecretValue value) {}
