package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// One operation: the name that faults and the journal know it by, its method, and its path, in
/// which `{name}` stands for one segment.
public record Route(
    String operation, String method, String template, Access access, Handler handler) {

  /// What an operation does with a call.
  @FunctionalInterface
  public interface Handler {
    Answer answer(Call call);
  }

  /// Whether a caller has to say who it is: by a signature, by one that may leave the body out, not
  /// at all, or not at all but from this machine only.
  public enum Access {
    SIGNED,
    SIGNED_BUT_BODY,
    OPEN,
    LOOPBACK
  }

  public static Route get(String operation, String template, Handler handler) {
    return new Route(operation, "GET", template, Access.SIGNED, handler);
  }

  public static Route post(String operation, String template, Handler handler) {
    return new Route(operation, "POST", template, Access.SIGNED, handler);
  }

  public static Route put(String operation, String template, Handler handler) {
    return new Route(operation, "PUT", template, Access.SIGNED, handler);
  }

  /// As the SDKs do with uploads, and with messages of a stream.
  public Route withBodyUnsigned() {
    return new Route(operation, method, template, Access.SIGNED_BUT_BODY, handler);
  }

  public Route open() {
    return new Route(operation, method, template, Access.OPEN, handler);
  }

  public Route onLoopback() {
    return new Route(operation, method, template, Access.LOOPBACK, handler);
  }

  public Route handledBy(Handler other) {
    return new Route(operation, method, template, access, other);
  }
}
