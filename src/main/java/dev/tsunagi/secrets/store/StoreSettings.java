package dev.tsunagi.secrets.store;

import java.time.Duration;

/// How stores are looked after.
///
/// @param controllerClass the class of stores that we answer to
/// @param requeueInterval how often a store that does not say is looked at again
/// @param conditionsRequired whether a ClusterSecretStore must say which namespaces may use it;
///     otherwise one that does not serves them all, as in ESO
public record StoreSettings(
    String controllerClass, Duration requeueInterval, boolean conditionsRequired) {}
