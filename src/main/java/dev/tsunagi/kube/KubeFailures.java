package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// The one table from the API server's errors to failures.
///
/// Texts carry the reason and the fields that the server names but not its message, which may quote
/// the object that was sent.
public final class KubeFailures {

  private KubeFailures() {}

  /// `doing` completes the sentence "could not …", e.g. `update Secret "db"`.
  public static FailureException of(KubernetesClientException e, String doing) {
    var text = "could not %s: %s".formatted(doing, answer(e));
    var failure =
        switch (e.getCode()) {
          case 400, 405, 413, 422 -> new Failure.Invalid(text);
          case 401, 403 -> new Failure.Denied(text + "; check the operator's RBAC");
          case 404 -> new Failure.Unresolved(text);
          case 409 -> new Failure.Conflict(text);
          case 429 -> new Failure.Throttled(text, Duration.ofSeconds(5));
          default -> new Failure.Unavailable(text);
        };
    return new FailureException(failure, e);
  }

  private static String answer(KubernetesClientException e) {
    var status = e.getStatus();
    if (e.getCode() <= 0 || status == null) {
      return "no answer from the API server";
    }
    var reason = Objects.requireNonNullElse(status.getReason(), "error");
    return "the API server answered %d %s%s".formatted(e.getCode(), reason, fields(status));
  }

  private static String fields(Status status) {
    if (status.getDetails() == null || status.getDetails().getCauses() == null) {
      return "";
    }
    var named =
        status.getDetails().getCauses().stream()
            .filter(cause -> cause.getField() != null)
            .map(KubeFailures::field)
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? "" : " (" + named + ")";
  }

  private static String field(StatusCause cause) {
    return cause.getField() + ": " + Objects.requireNonNullElse(cause.getReason(), "invalid");
  }
}
