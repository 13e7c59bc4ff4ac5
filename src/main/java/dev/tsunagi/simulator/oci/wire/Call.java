package dev.tsunagi.simulator.oci.wire;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A request that has found its operation: what a service sees.
public final class Call {

  private static final int LONGEST_TOKEN = 64;

  private final Request request;
  private final String operation;
  private final Map<String, String> path;
  private final Map<String, List<String>> query;
  private final Principal principal;

  public Call(Request request, String operation, Map<String, String> path, Principal principal) {
    this.request = request;
    this.operation = operation;
    this.path = path;
    this.query = request.query();
    this.principal = principal;
  }

  public Request request() {
    return request;
  }

  public String operation() {
    return operation;
  }

  public Principal principal() {
    return principal;
  }

  /// A part of the path, named as in the route's template.
  public String path(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  /// A whole number in the path; there is no such thing (404) when it is none.
  public int number(String name) {
    try {
      return Integer.parseInt(path(name));
    } catch (NumberFormatException e) {
      throw OciError.notAuthorizedOrNotFound();
    }
  }

  public @Nullable String query(String name) {
    var values = query.getOrDefault(name, List.of());
    return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
  }

  public String requiredQuery(String name) {
    var value = query(name);
    if (value == null) {
      throw OciError.missing(name);
    }
    return value;
  }

  /// One of `allowed`, whatever the case it came in, or null.
  public @Nullable String choice(String name, Collection<String> allowed) {
    var value = query(name);
    if (value == null) {
      return null;
    }
    var wire = value.toUpperCase(Locale.ROOT);
    if (!allowed.contains(wire)) {
      throw OciError.invalid(name + " must be one of " + allowed);
    }
    return wire;
  }

  /// The body as an object; 400 when it is none.
  public ObjectNode body() {
    return Json.parse(request.body());
  }

  /// The body, or an empty object where a client may leave it out.
  public ObjectNode optionalBody() {
    return request.body().length == 0 ? Json.object() : body();
  }

  public Optional<String> ifMatch() {
    return request.header("if-match").filter(value -> !value.isBlank());
  }

  /// Throws 400 for one that is too long to be kept.
  public Optional<String> retryToken() {
    var token = request.header("opc-retry-token").filter(value -> !value.isBlank());
    if (token.filter(value -> value.length() > LONGEST_TOKEN).isPresent()) {
      throw OciError.invalid("opc-retry-token is longer than " + LONGEST_TOKEN + " characters");
    }
    return token;
  }
}
