package dev.tsunagi.reconcile;

/// A defect of ours as it may be logged: what kind of exception and where, but not its text, which
/// could quote the secret that was being handled.
final class Bug extends RuntimeException {

  Bug(Throwable cause) {
    super(cause.getClass().getName(), cause.getCause() == null ? null : new Bug(cause.getCause()));
    setStackTrace(cause.getStackTrace());
  }
}
