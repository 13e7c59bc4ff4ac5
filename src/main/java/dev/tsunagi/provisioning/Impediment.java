package dev.tsunagi.provisioning;

/// What keeps a resource that is there from being whole or of use.
///
/// @param reason CamelCase, for the condition
/// @param message what is wrong, in OCI's words, and what to do about it
/// @param passes whether it is likely to pass by itself, as what is still starting
public record Impediment(String reason, String message, boolean passes) {}
