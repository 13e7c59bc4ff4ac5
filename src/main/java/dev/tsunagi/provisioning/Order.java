package dev.tsunagi.provisioning;

import java.util.Map;

/// A resource to be made.
///
/// @param name for a resource whose spec gives none: the name of the object
/// @param freeformTags those of the spec, and ours that tell whose it is
/// @param retryToken the same for every try of one attempt
public record Order<S>(
    S spec,
    String name,
    Map<String, String> freeformTags,
    String retryToken,
    Credentials credentials) {}
