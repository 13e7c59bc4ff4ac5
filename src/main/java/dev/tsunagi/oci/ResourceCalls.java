package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.model.BmcException;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes calls for one kind of resource and tells what went wrong in OCI's words, with the remedy.
///
/// @param permission verb and resource type of the policy statement that permits them all
/// @param compartment an OCID, or empty when it is not known
public record ResourceCalls(OciConnection connection, String permission, String compartment) {

  /// What OCI says, and the reason of the [Failure.Refused], when a retry token is void since what
  /// it made was changed.
  public static final String USED_TOKEN = "InvalidatedRetryToken";

  private static final Logger LOG = LoggerFactory.getLogger(ResourceCalls.class);

  /// What `calls` bring; empty where OCI has no such thing any more, or does not let us know.
  public static <T> Optional<T> unlessDenied(Supplier<Optional<T>> calls) {
    try {
      return calls.get();
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Denied) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// `doing` completes the sentence "could not …".
  public <T> T call(String doing, Supplier<T> call) {
    return call(doing, List.of(), call);
  }

  /// The same for a call that carries `secrets`, which no message may show.
  public <T> T call(String doing, Collection<SecretValue> secrets, Supplier<T> call) {
    try {
      return call.get();
    } catch (BmcException e) {
      LOG.atDebug()
          .addKeyValue("doing", doing)
          .addKeyValue("status", e.getStatusCode())
          .addKeyValue("code", e.getServiceCode())
          .addKeyValue("opcRequestId", e.getOpcRequestId())
          .log("OCI refused");
      var failure = OciFailures.of(e, doing).failure();
      throw new FailureException(explained(failure, e, secrets), secrets.isEmpty() ? e : null);
    }
  }

  private Failure explained(Failure failure, BmcException e, Collection<SecretValue> secrets) {
    var words = failure.message() + inWords(e, secrets);
    return switch (failure) {
      case Failure.Denied(_, var orMissing) -> new Failure.Denied(words + remedy(e), orMissing);
      case Failure.Exhausted _ ->
          new Failure.Exhausted(
              words
                  + ". Ask for a higher limit or quota, choose another shape or availability"
                  + " domain, or free what is not needed");
      case Failure.Invalid _ -> new Failure.Invalid(words);
      case Failure.Conflict _ ->
          USED_TOKEN.equals(e.getServiceCode())
              ? new Failure.Refused(USED_TOKEN, words)
              : new Failure.Conflict(words);
      case Failure.Throttled(_, var after) -> new Failure.Throttled(words, after);
      case Failure.Unavailable _ -> new Failure.Unavailable(words);
      case Failure.Unresolved _, Failure.Pending _, Failure.Refused _ -> failure;
    };
  }

  private static String inWords(BmcException e, Collection<SecretValue> secrets) {
    var text = e.getUnmodifiedMessage();
    if (e.getStatusCode() <= 0 || text == null || text.isBlank()) {
      return "";
    }
    for (var secret : secrets) {
      text = secret.length() == 0 ? text : text.replace(secret.text(), "***");
    }
    return " (\"" + text.strip() + "\")";
  }

  private String remedy(BmcException e) {
    if (e.getStatusCode() == 401) {
      return "";
    }
    return "; it does not exist, or %s may not use it. Check the OCID, or add: %s"
        .formatted(
            connection.identity().describe(),
            PolicyStatement.permitting(connection.identity(), permission, compartment));
  }
}
