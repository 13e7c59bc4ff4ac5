package dev.tsunagi.oci.http;

import module java.base;

import com.oracle.bmc.http.client.HttpResponse;
import org.jspecify.annotations.Nullable;

/// An answer, all of which is here.
final class JdkHttpResponse implements HttpResponse {

  private interface Parse<T> {
    @Nullable T of(byte[] json) throws IOException;
  }

  private final java.net.http.HttpResponse<byte[]> answer;

  JdkHttpResponse(java.net.http.HttpResponse<byte[]> answer) {
    this.answer = answer;
  }

  @Override
  public int status() {
    return answer.statusCode();
  }

  @Override
  public Map<String, List<String>> headers() {
    return answer.headers().map();
  }

  @Override
  public CompletionStage<InputStream> streamBody() {
    return CompletableFuture.completedStage(new ByteArrayInputStream(answer.body()));
  }

  @Override
  public CompletionStage<String> textBody() {
    return CompletableFuture.completedStage(new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Override
  public <T> CompletionStage<T> body(Class<T> type) {
    return parsed(json -> OciJson.INSTANCE.readValue(json, type));
  }

  @Override
  public <T> CompletionStage<List<T>> listBody(Class<T> type) {
    return parsed(json -> OciJson.INSTANCE.list(json, type));
  }

  /// Nothing at all is not an error: it is what a few calls answer.
  private <T> CompletionStage<T> parsed(Parse<T> parse) {
    try {
      return CompletableFuture.completedStage(
          answer.body().length == 0 ? null : parse.of(answer.body()));
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  @Override
  public void close() {}
}
