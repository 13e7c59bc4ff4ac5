package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/// Holds the rate of our requests to the API server, as client-go's limiter does: whoever comes
/// too soon waits in its own thread, which is a virtual one as a rule.
public final class RequestRate implements Interceptor {

  private final long interval;
  private final long credit;
  private long next = Long.MIN_VALUE;

  /// So many requests a second, and so many at once after a pause.
  public record Limit(double perSecond, int burst) {}

  public RequestRate(Limit limit) {
    this.interval = (long) (1e9 / limit.perSecond());
    this.credit = interval * (limit.burst() - 1L);
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    var wait = waiting(System.nanoTime());
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
  }

  /// Takes the next slot and tells how many nanoseconds after `now`, in nanoseconds of whatever
  /// origin, it is.
  synchronized long waiting(long now) {
    var earliest = now - credit;
    var slot = next == Long.MIN_VALUE || next - earliest < 0 ? earliest : next;
    next = slot + interval;
    return Math.max(0, slot - now);
  }
}
