package dev.tsunagi.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// Where notices go: Kubernetes events, outside of tests.
public interface Notices {

  void publish(HasMetadata about, Report.Notice notice);
}
