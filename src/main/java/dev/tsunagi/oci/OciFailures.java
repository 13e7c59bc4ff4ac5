package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.model.BmcException;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// The one table from OCI's errors to failures (contracts: OCI API errors).
///
/// Texts carry status and code, which stay the same from try to try; the request id, which does
/// not, goes to the log.
public final class OciFailures {

  /// OCI sends no Retry-After with a 429. Long enough for what it counts by the second.
  private static final Duration WHEN_THROTTLED = Duration.ofSeconds(2);

  private OciFailures() {}

  /// `doing` completes the sentence "could not …", e.g. `read secret "db" of vault ocid1…`.
  public static FailureException of(BmcException e, String doing) {
    var failure =
        ownFailure(e)
            .map(own -> own.within("could not " + doing))
            .orElseGet(() -> classify(e, doing));
    return new FailureException(failure, e);
  }

  /// The same for a call of which it is known who made it; credentials that are refused are theirs.
  public static FailureException of(BmcException e, String doing, Identity who) {
    var failure = of(e, doing);
    return e.getStatusCode() == 401 && failure.failure() instanceof Failure.Denied(var message, _)
        ? new FailureException(
            new Failure.Denied(message + "; they are those of " + who.describe()), e)
        : failure;
  }

  /// Whether OCI knows the caller and refuses the call, or does not say whether there was anything
  /// to refuse.
  public static boolean isRefusal(BmcException e) {
    return e.getStatusCode() == 403 || e.getStatusCode() == 404;
  }

  /// The SDK wraps what goes wrong in our credentials, which know better what it was.
  private static Optional<Failure> ownFailure(BmcException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .filter(FailureException.class::isInstance)
        .map(own -> ((FailureException) own).failure())
        .findFirst();
  }

  private static Failure classify(BmcException e, String doing) {
    var code = e.getServiceCode() == null ? "" : e.getServiceCode();
    var text = "could not %s: %s".formatted(doing, answer(e, code));
    return switch (e.getStatusCode()) {
      case 400 -> badRequest(code, text);
      case 401, 402, 403, 404 -> new Failure.Denied(text);
      case 409, 412 -> new Failure.Conflict(text);
      case 405, 413, 422, 431, 501 -> new Failure.Invalid(text);
      case 429 -> new Failure.Throttled(text, WHEN_THROTTLED);
      case 500 -> isOutOfCapacity(e) ? new Failure.Exhausted(text) : new Failure.Unavailable(text);
      default -> new Failure.Unavailable(text);
    };
  }

  private static Failure badRequest(String code, String text) {
    return switch (code) {
      case "LimitExceeded", "QuotaExceeded" -> new Failure.Exhausted(text);
      case "RelatedResourceNotAuthorizedOrNotFound",
          "InsufficientServicePermissions",
          "ResourceDisabled" ->
          new Failure.Denied(text);
      default -> new Failure.Invalid(text);
    };
  }

  private static String answer(BmcException e, String code) {
    if (e.getStatusCode() <= 0 || e.isClientSide()) {
      return "no answer from OCI (%s); check endpoint, region and network"
          .formatted(transportError(e));
    }
    return switch (e.getStatusCode()) {
      case 429 -> "OCI throttles requests (HTTP 429 %s); trying again later".formatted(code);
      case 401 -> "OCI does not accept the credentials (HTTP 401 %s)".formatted(code);
      default -> "OCI answered HTTP %d %s".formatted(e.getStatusCode(), code);
    };
  }

  /// Its kind only: transport texts may quote what was sent.
  private static String transportError(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .findFirst()
        .orElse(e)
        .getClass()
        .getSimpleName();
  }

  private static boolean isOutOfCapacity(BmcException e) {
    var text = e.getUnmodifiedMessage();
    return text != null && text.toLowerCase(Locale.ROOT).contains("out of host capacity");
  }
}
