package dev.tsunagi.migrate;

/// How the operator is going to be started.
///
/// @param controllerClass the class of stores that it answers to
/// @param genericTargets whether targets may be other objects than Secrets
/// @param namespace where it is to run
/// @param account as which service account of it
public record Settings(
    String controllerClass, boolean genericTargets, String namespace, String account) {}
