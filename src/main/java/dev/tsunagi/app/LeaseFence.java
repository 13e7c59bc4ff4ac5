package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.oci.OciCalls;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends an operator whose Lease was not renewed in time before it can write another byte: one that
/// was frozen may find another at work when it wakes up, and all of its threads wake up at once.
final class LeaseFence implements Interceptor {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseFence.class);
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final long limit;
  private final LongSupplier clock;
  private final Runnable lost;
  private volatile long asked;
  private volatile long renewed;
  private volatile boolean held;

  /// `clock` is in nanoseconds of whatever origin. `lost` runs when another may have the Lease; by
  /// its end this operator must have stopped to write.
  LeaseFence(Optional<LeaderElectionSettings> settings, LongSupplier clock, Runnable lost) {
    this.limit = settings.map(LeaseFence::limit).map(Duration::toNanos).orElse(0L);
    this.clock = clock;
    this.lost = lost;
  }

  /// One try before another may take it.
  private static Duration limit(LeaderElectionSettings settings) {
    return settings.leaseDuration().minus(settings.retryPeriod());
  }

  /// For an operator that is alone.
  static LeaseFence none() {
    return new LeaseFence(Optional.empty(), System::nanoTime, () -> {});
  }

  void lost() {
    lost.run();
  }

  /// Hears of every attempt at a request to the API server.
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (READS.contains(request.method())) {
      return;
    }
    if (isOfLease(request)) {
      asked = clock.getAsLong();
    } else {
      check();
    }
  }

  /// A Lease counts from when it was asked for, as its next holder counts.
  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (limit > 0
        && isOfLease(request)
        && !READS.contains(request.method())
        && response.isSuccessful()) {
      renewed = asked;
      held = true;
    }
  }

  private static boolean isOfLease(HttpRequest request) {
    return request.uri().getPath().startsWith("/apis/coordination.k8s.io/");
  }

  /// The same for OCI.
  OciCalls before(OciCalls calls) {
    return new OciCalls() {
      @Override
      public void calling() {
        check();
      }

      @Override
      public void called(String service, String operation, Result result, Duration took) {
        calls.called(service, operation, result, took);
      }
    };
  }

  private void check() {
    if (held && clock.getAsLong() - renewed > limit) {
      LOG.atError()
          .log(
              "lost the lease, which was not renewed in time: ending, since another may be at"
                  + " work");
      lost();
      throw new IllegalStateException("the Lease has run out");
    }
  }
}
