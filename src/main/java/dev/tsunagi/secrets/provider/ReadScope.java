package dev.tsunagi.secrets.provider;

/// Whose eyes a provider reads with, and where. Readings are shared inside one scope and never
/// across: what one principal was shown says nothing about what another may see.
///
/// `principal` also is what a request rate belongs to; any value with equality.
public record ReadScope(Object principal, String vault) {}
