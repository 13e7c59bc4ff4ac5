package dev.tsunagi.migrate;

import dev.tsunagi.manifest.Subject;

/// One thing that is so about one object.
///
/// @param rule what kind of thing it is
/// @param file where the object was read; empty for one that was read from a cluster
/// @param line of the field, from 1; 0 without a file
/// @param path of the field, as `spec.provider.aws`, or empty when it is about the whole object
/// @param remedy what to do; empty when nothing is
public record Finding(
    Severity severity,
    Rule rule,
    Subject object,
    String file,
    int line,
    String path,
    String happens,
    String remedy) {}
