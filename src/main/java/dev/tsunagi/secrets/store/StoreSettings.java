package dev.tsunagi.secrets.store;

import java.time.Duration;

/// How stores are looked after: the controller class we answer to, and how often a store that does
/// not say is looked at again.
public record StoreSettings(String controllerClass, Duration requeueInterval) {}
