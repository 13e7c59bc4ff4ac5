package dev.tsunagi.simulator.kubernetes.status;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;

/// A refusal: the HTTP code, and the `Status` object that goes with it.
public final class ApiException extends RuntimeException {

  private final int code;
  private final transient ObjectNode status;

  public ApiException(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.status = Json.object();
    status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
    status.put("status", "Failure").put("message", message).put("reason", reason).put("code", code);
  }

  /// What a refusal is about: `kind` is the plural for most reasons, the kind for invalid objects.
  public record Subject(String group, String kind, String name) {

    String qualified() {
      return group.isEmpty() ? kind : kind + "." + group;
    }
  }

  public int code() {
    return code;
  }

  public ObjectNode status() {
    return status;
  }

  public ApiException about(Subject subject) {
    var details = Json.child(status, "details");
    if (!subject.name().isEmpty()) {
      details.put("name", subject.name());
    }
    if (!subject.group().isEmpty()) {
      details.put("group", subject.group());
    }
    details.put("kind", subject.kind());
    return this;
  }

  public ApiException cause(String reason, String message, String field) {
    var cause = Json.list(Json.child(status, "details"), "causes").addObject();
    cause.put("reason", reason).put("message", message);
    if (!field.isEmpty()) {
      cause.put("field", field);
    }
    return this;
  }

  public static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message);
  }

  public static ApiException notFound(Subject subject) {
    return new ApiException(
            404, "NotFound", subject.qualified() + " \"" + subject.name() + "\" not found")
        .about(subject);
  }

  /// No such path, group, version, resource or subresource.
  public static ApiException unknown() {
    return new ApiException(404, "NotFound", "the server could not find the requested resource");
  }

  public static ApiException alreadyExists(Subject subject) {
    return new ApiException(
            409,
            "AlreadyExists",
            subject.qualified() + " \"" + subject.name() + "\" already exists")
        .about(subject);
  }

  public static ApiException conflict(Subject subject, String detail) {
    var message =
        "Operation cannot be fulfilled on %s \"%s\": %s"
            .formatted(subject.qualified(), subject.name(), detail);
    return new ApiException(409, "Conflict", message).about(subject);
  }

  public static ApiException modified(Subject subject) {
    return conflict(
        subject,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static ApiException forbidden(Subject subject, String detail) {
    var message =
        "%s \"%s\" is forbidden: %s".formatted(subject.qualified(), subject.name(), detail);
    return new ApiException(403, "Forbidden", message).about(subject);
  }

  /// Nobody that is known here.
  public static ApiException unauthorized() {
    return new ApiException(401, "Unauthorized", "Unauthorized");
  }

  /// History is gone: the client must list anew.
  public static ApiException expired(String message) {
    return new ApiException(410, "Expired", message);
  }

  public static ApiException methodNotAllowed() {
    return new ApiException(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  public static ApiException notOffered(String what) {
    return new ApiException(501, "NotImplemented", what + " is not offered by this simulator");
  }

  public static ApiException invalid(Subject subject, List<FieldError> errors) {
    var text =
        errors.size() == 1
            ? errors.getFirst().toString()
            : errors.stream().map(FieldError::toString).collect(Collectors.joining(", ", "[", "]"));
    var message = "%s \"%s\" is invalid: %s".formatted(subject.qualified(), subject.name(), text);
    var refusal = new ApiException(422, "Invalid", message).about(subject);
    errors.forEach(e -> refusal.cause(e.reason(), e.message(), e.field()));
    return refusal;
  }
}
