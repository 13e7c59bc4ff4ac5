package dev.tsunagi.reconcile;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;

/// Lets through what a user can mean something by: spec, labels and annotations (a changed
/// annotation forces a sync or a push, as in ESO), finalizers, deletion. Status writes are our own
/// echo.
public final class UserChanged<P extends HasMetadata> implements OnUpdateFilter<P> {

  @Override
  public boolean accept(P fresh, P old) {
    var now = fresh.getMetadata();
    var before = old.getMetadata();
    return !Objects.equals(now.getGeneration(), before.getGeneration())
        || !Objects.equals(now.getLabels(), before.getLabels())
        || !Objects.equals(now.getAnnotations(), before.getAnnotations())
        || !Objects.equals(now.getFinalizers(), before.getFinalizers())
        || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp());
  }
}
