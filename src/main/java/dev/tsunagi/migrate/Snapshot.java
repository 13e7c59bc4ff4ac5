package dev.tsunagi.migrate;

import dev.tsunagi.manifest.Manifest;
import dev.tsunagi.manifest.Unread;
import java.util.List;

/// The objects to look at.
///
/// @param unread what should have been among them
/// @param whole whether what is not among them is not in the cluster, either
public record Snapshot(List<Manifest.Found> objects, List<Unread> unread, boolean whole) {}
