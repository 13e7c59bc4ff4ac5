package dev.tsunagi.support;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClientException;
import org.awaitility.core.ThrowingRunnable;

/// Changes to objects that others write to at the same time.
public final class Edits {

  private static final int CONFLICT = 409;

  private Edits() {}

  /// Reads and writes once more when somebody else came in between, as whoever uses `kubectl edit`
  /// has to.
  public static void patiently(ThrowingRunnable change) {
    await()
        .ignoreExceptionsMatching(
            e -> e instanceof KubernetesClientException k && k.getCode() == CONFLICT)
        .untilAsserted(change);
  }
}
