package dev.tsunagi.secrets.cluster;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;

/// Lets through what a pass looks at: spec, labels, annotations, owners, finalizers, deletion.
/// Status writes are somebody's report.
public final class MoreThanStatus<R extends HasMetadata> implements OnUpdateFilter<R> {

  @Override
  public boolean accept(R fresh, R old) {
    var now = fresh.getMetadata();
    var before = old.getMetadata();
    return !Objects.equals(now.getGeneration(), before.getGeneration())
        || !Objects.equals(now.getLabels(), before.getLabels())
        || !Objects.equals(now.getAnnotations(), before.getAnnotations())
        || !Objects.equals(now.getOwnerReferences(), before.getOwnerReferences())
        || !Objects.equals(now.getFinalizers(), before.getFinalizers())
        || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp());
  }
}
