package dev.tsunagi.provisioning;

import module java.base;

import org.jspecify.annotations.Nullable;

/// A work request as OCI shows it.
///
/// @param state in OCI's words
/// @param errors what went wrong, in OCI's words
public record Work(
    String id,
    String state,
    boolean finished,
    boolean failed,
    @Nullable Integer percentComplete,
    List<String> errors) {}
