package dev.tsunagi.reconcile;

import dev.tsunagi.failure.Failure;
import java.util.Optional;

/// How one object that is being deleted is let go of, when that takes more than one run.
public interface Departure<S> {

  /// One step towards the end. Empty when nothing holds the object any more; otherwise how it
  /// stands and when to look again. Throws [dev.tsunagi.failure.FailureException] for what cannot
  /// be done.
  Optional<Report<S>> depart();

  /// How a failure shows; the shell replaces `again` as for a [Run].
  Report<S> failed(Failure failure);
}
