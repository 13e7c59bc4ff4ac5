package dev.tsunagi.workload;

import java.util.SortedMap;

/// A Secret that a binding stands for, without its values.
///
/// @param keys each key with a keyed hash of its value
record BoundSecret(String name, SortedMap<String, String> keys) {}
