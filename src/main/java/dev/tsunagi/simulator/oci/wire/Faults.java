package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// What is to go wrong, per operation. A fault is used up by the calls it hits.
public final class Faults {

  /// The operation of a fault that hits every operation.
  public static final String ANY = "*";

  /// The count of a fault that never ends.
  public static final int ALWAYS = Integer.MAX_VALUE;

  /// How a call goes wrong.
  public sealed interface Effect {

    /// The answer comes late.
    record Latency(Duration delay) implements Effect {}

    /// An error instead of the operation; `retryAfter` adds that header, in seconds.
    record Status(int status, String code, String message, Optional<Duration> retryAfter)
        implements Effect {}

    /// 429 to whatever is more than so many calls in any second.
    record Limit(int perSecond, Rate rate) implements Effect {

      public Limit(int perSecond) {
        this(perSecond, new Rate(perSecond));
      }
    }

    /// The connection ends instead of the operation.
    record Dropped() implements Effect {}

    /// The operation is done, and then the connection ends.
    record AnswerLost() implements Effect {}

    /// A list answers with nothing but the token of the page it was asked for.
    record EmptyPage() implements Effect {}

    /// A read without a body answers what the same request was answered last, if there was one.
    record Stale() implements Effect {}
  }

  /// A fault: it lets the first `skip` calls of `operation` pass and hits the next `times`.
  public record Fault(String operation, Effect effect, int skip, int times) {}

  private final List<Fault> faults = new ArrayList<>();

  public synchronized void add(Fault fault) {
    faults.add(fault);
  }

  public void add(String operation, Effect effect, int times) {
    add(new Fault(operation, effect, 0, times));
  }

  public void latency(String operation, Duration delay, int times) {
    add(operation, new Effect.Latency(delay), times);
  }

  /// 429. OCI itself sends no `Retry-After`; give zero for none.
  public void throttle(String operation, Duration retryAfter, int times) {
    var header = retryAfter.isZero() ? Optional.<Duration>empty() : Optional.of(retryAfter);
    add(
        operation,
        new Effect.Status(429, "TooManyRequests", "User-rate limit exceeded.", header),
        times);
  }

  /// Any other error status, with the code that OCI gives it.
  public void fail(String operation, int status, int times) {
    var code = codeOf(status);
    add(operation, new Effect.Status(status, code, code + " (injected)", Optional.empty()), times);
  }

  public void drop(String operation, int times) {
    add(operation, new Effect.Dropped(), times);
  }

  public void loseAnswer(String operation, int times) {
    add(operation, new Effect.AnswerLost(), times);
  }

  public void stale(String operation, int times) {
    add(operation, new Effect.Stale(), times);
  }

  /// 401, as for a token that has run out.
  public void expiredToken(String operation, int times) {
    fail(operation, 401, times);
  }

  public synchronized List<Fault> list() {
    return List.copyOf(faults);
  }

  public synchronized void clear() {
    faults.clear();
  }

  /// What hits this call, in the order in which the faults were added.
  synchronized List<Effect> strike(String operation) {
    if (faults.isEmpty()) {
      return List.of();
    }
    var effects = new ArrayList<Effect>();
    faults.replaceAll(fault -> strike(fault, operation, effects));
    faults.removeIf(fault -> fault.times == 0);
    return effects;
  }

  private static Fault strike(Fault fault, String operation, List<Effect> effects) {
    if (!fault.operation.equals(ANY) && !fault.operation.equals(operation)) {
      return fault;
    }
    if (fault.skip > 0) {
      return new Fault(fault.operation, fault.effect, fault.skip - 1, fault.times);
    }
    effects.add(fault.effect);
    var left = fault.times == ALWAYS ? ALWAYS : fault.times - 1;
    return new Fault(fault.operation, fault.effect, 0, left);
  }

  /// The code that goes with a status, where OCI has one that is usual.
  public static String codeOf(int status) {
    return switch (status) {
      case 400 -> "InvalidParameter";
      case 401 -> "NotAuthenticated";
      case 404 -> "NotAuthorizedOrNotFound";
      case 409 -> "IncorrectState";
      case 412 -> "NoEtagMatch";
      case 429 -> "TooManyRequests";
      case 501 -> "MethodNotImplemented";
      case 503 -> "ServiceUnavailable";
      default -> status < 500 ? "InvalidParameter" : "InternalServerError";
    };
  }
}
