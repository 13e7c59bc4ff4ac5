package dev.tsunagi.provisioning;

/// What OCI said when it took an order. Either may be empty: some services name the resource, some
/// only the work request.
public record Started(String id, String workRequestId) {}
