package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.Drift;
import java.time.Duration;

/// The one thing to do now. Exactly one effect each.
public sealed interface Plan {

  /// Put on record that a resource is about to be asked for, and come back at once.
  record Promise(Pledge pledge) implements Plan {}

  /// Ask for the resource, as pledged.
  record Create(Pledge pledge) implements Plan {}

  /// Mark a resource that was found by name as ours.
  record Adopt(String id) implements Plan {}

  record Update(String id, Drift drift) implements Plan {}

  /// OCI is at work, or its lists may lag behind.
  record Await(Duration again) implements Plan {}

  /// All is as it should be, or may only be looked at: connect to it.
  record Keep(String id) implements Plan {}

  record Delete(String id) implements Plan {}

  /// Not to be deleted before something else is gone; `why` tells what.
  record Hold(String why) implements Plan {}

  /// Let go of the object; `why` tells what becomes of the resource.
  record Release(String why) implements Plan {}

  record Refuse(Failure why) implements Plan {}
}
