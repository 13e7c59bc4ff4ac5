package dev.tsunagi.simulator.oci.secret;

import module java.base;

import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.workrequests.WorkRequest;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// Replaces the contents of secrets, when asked and by schedule. The target system is not called:
/// there is none.
public final class Rotations {

  private final Store store;
  private final WorkRequests workRequests;

  public Rotations(Store store, WorkRequests workRequests) {
    this.store = store;
    this.workRequests = workRequests;
  }

  /// Sets the next rotation after the configuration has changed.
  void plan(Secret secret) {
    var every = secret.attributes().rotation().schedule();
    if (every == null) {
      secret.nextRotationTime = null;
      return;
    }
    var next = store.now().plus(every);
    secret.nextRotationTime = next;
    store.at(next, () -> due(secret, next));
  }

  private void due(Secret secret, Instant time) {
    if (!time.equals(secret.nextRotationTime)) {
      return;
    }
    if (secret.is("ACTIVE") && !secret.rotating) {
      start(secret);
    }
    plan(secret);
  }

  /// Throws 400 when there is no target to rotate, 409 when it is not the time.
  public WorkRequest start(Secret secret) {
    if (!secret.attributes().rotation().possible()) {
      throw OciError.invalid("The secret has no rotationConfig.targetSystemDetails");
    }
    if (!secret.is("ACTIVE") || secret.rotating) {
      throw OciError.incorrectState("The secret is not active, or is being rotated");
    }
    secret.rotating = true;
    secret.touch();
    var request =
        workRequests.start(secret.compartmentId(), "ROTATE_SECRET", "secret", secret.id());
    store.afterLifecycleDelay(() -> finish(secret, request));
    return request;
  }

  private void finish(Secret secret, WorkRequest request) {
    if (!secret.rotating) {
      request.fail(store.now(), "The rotation was cancelled.");
      return;
    }
    secret.rotating = false;
    secret.touch();
    try {
      secret.versions().add(content(secret), store.now());
      secret.lastRotationTime = store.now();
      request.succeed(store.now());
    } catch (OciError e) {
      request.fail(store.now(), Objects.requireNonNullElse(e.getMessage(), e.code()));
    }
  }

  /// Stops the rotation that runs and all that were to come.
  public void cancel(Secret secret) {
    if (!secret.rotating && secret.attributes().rotation().schedule() == null) {
      throw OciError.incorrectState("No rotation is in progress or scheduled");
    }
    secret.rotating = false;
    secret.attributes().noMoreScheduledRotation();
    secret.nextRotationTime = null;
    secret.touch();
  }

  private static NewContent content(Secret secret) {
    var context = secret.attributes().generationContext();
    return NewContent.generated(
        context.isObject() ? Generation.generate(context) : Generation.passphrase());
  }
}
