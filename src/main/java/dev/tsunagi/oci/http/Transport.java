package dev.tsunagi.oci.http;

import module java.base;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/// Sends requests, each in the thread that wants the answer.
///
/// All clients of the process share connections, which belong to nobody: who asks is in each
/// request's signature. So there is one thread that watches sockets, however many clients there
/// are, and no other platform thread.
///
/// @param readTimeout for the whole of an answer, from the request on
record Transport(Duration connectTimeout, Duration readTimeout) {

  /// By how long they wait for a connection, which is the same for nearly all.
  private static final Map<Duration, HttpClient> SHARED = new ConcurrentHashMap<>();

  /// HTTP 1.1, since OCI offers no other. The JVM's proxy settings hold.
  private static HttpClient client(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connectTimeout)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /// The JDK's own timeout ends with the headers of an answer. Nobody may keep us waiting for the
  /// rest of it, either.
  HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    var http = SHARED.computeIfAbsent(connectTimeout, Transport::client);
    var exchange = http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return exchange.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + readTimeout);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    } catch (ExecutionException e) {
      throw named(Objects.requireNonNull(e.getCause()), request.uri());
    }
  }

  /// The JDK hides that a name is unknown behind a failed connection.
  private static IOException named(Throwable failure, URI asked) {
    var causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    if (causes.anyMatch(UnresolvedAddressException.class::isInstance)) {
      return new UnknownHostException(asked.getHost());
    }
    return failure instanceof IOException io ? io : new IOException(failure);
  }
}
