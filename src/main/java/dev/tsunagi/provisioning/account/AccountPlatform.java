package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.provisioning.Vaults;
import dev.tsunagi.provisioning.binding.Binding;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.reconcile.Shell;

/// What all runs work with.
///
/// @param cluster the UID that stands for this cluster
/// @param cadence how often to look
public record AccountPlatform(
    Shell shell,
    Vaults vaults,
    Binding binding,
    Sessions sessions,
    Supplier<String> cluster,
    Clock clock,
    Platform.Cadence cadence) {}
