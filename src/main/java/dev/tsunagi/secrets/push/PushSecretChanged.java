package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;

/// Lets through what a user can mean something by: spec, labels and annotations (a changed
/// annotation forces a push, as in ESO), finalizers, deletion. Status writes are our own echo.
public final class PushSecretChanged implements OnUpdateFilter<PushSecret> {

  @Override
  public boolean accept(PushSecret fresh, PushSecret old) {
    var now = fresh.getMetadata();
    var before = old.getMetadata();
    return !Objects.equals(now.getGeneration(), before.getGeneration())
        || !Objects.equals(now.getLabels(), before.getLabels())
        || !Objects.equals(now.getAnnotations(), before.getAnnotations())
        || !Objects.equals(now.getFinalizers(), before.getFinalizers())
        || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp());
  }
}
