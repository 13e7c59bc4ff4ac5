package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.requests.BmcRequest;
import dev.tsunagi.oci.OciCalls.Result;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Stands before a client of the SDK and tells of each of its calls. The SDK itself offers no place
/// that hears of requests and of their answers.
final class ToldCalls implements InvocationHandler {

  private final String service;
  private final Object client;
  private final OciCalls calls;
  private final OciConnection connection;

  private ToldCalls(String service, Object client, OciCalls calls, OciConnection connection) {
    this.service = service;
    this.client = client;
    this.calls = calls;
    this.connection = connection;
  }

  /// The same client, one of `connection`, behind its interface.
  static <T> T of(Class<T> api, Object client, OciCalls calls, OciConnection connection) {
    var told = new ToldCalls(api.getSimpleName(), client, calls, connection);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, told));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] with)
      throws Throwable {
    var isCall = with != null && with.length == 1 && with[0] instanceof BmcRequest<?>;
    return isCall ? call(method, with) : forward(method, with);
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] with)
      throws Throwable {
    calls.calling();
    var begun = System.nanoTime();
    var result = Result.ERROR;
    try {
      var answer = forward(method, with);
      result = Result.SUCCESS;
      return answer;
    } catch (BmcException e) {
      result = e.getStatusCode() == 429 ? Result.THROTTLED : Result.ERROR;
      throw e;
    } catch (IllegalStateException e) {
      connection.requireOpen();
      throw e;
    } finally {
      var took = Duration.ofNanos(System.nanoTime() - begun);
      calls.called(service, operation(method), result, took);
    }
  }

  @SuppressWarnings("NullAway") // the arguments are what the caller gave
  private @Nullable Object forward(Method method, @Nullable Object @Nullable [] with)
      throws Throwable {
    try {
      return method.invoke(client, with);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /// The API's name of an operation is the SDK's with a capital.
  private static String operation(Method method) {
    var name = method.getName();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
