package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;

/// Lets through what a user can mean something by: spec, labels and annotations (a changed
/// annotation forces a sync, as in ESO), finalizers, deletion. Status writes are our own echo.
public final class SpecOrMetadataChanged implements OnUpdateFilter<ExternalSecret> {

  @Override
  public boolean accept(ExternalSecret fresh, ExternalSecret old) {
    var now = fresh.getMetadata();
    var before = old.getMetadata();
    return !Objects.equals(now.getGeneration(), before.getGeneration())
        || !Objects.equals(now.getLabels(), before.getLabels())
        || !Objects.equals(now.getAnnotations(), before.getAnnotations())
        || !Objects.equals(now.getFinalizers(), before.getFinalizers())
        || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp());
  }
}
