package dev.tsunagi.kube;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Leaves out what has not the right type, instead of refusing the whole object.
final class LeaveOut extends DeserializationProblemHandler {

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String failure)
      throws IOException {
    parser.skipChildren();
    return nothing(type.getRawClass());
  }

  @Override
  public @Nullable Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      ValueInstantiator instantiator,
      JsonParser parser,
      String failure)
      throws IOException {
    parser.skipChildren();
    return nothing(type);
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String failure) {
    return nothing(type);
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, String failure) {
    return nothing(type);
  }

  /// What a creator of ours refuses, such as a malformed duration: nothing else would tell of it.
  @Override
  public @Nullable Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable cause) {
    Refusals.of(context).add(cause);
    return nothing(type);
  }

  /// A primitive must be something: Jackson unboxes without asking.
  private static @Nullable Object nothing(Class<?> type) {
    return type.isPrimitive() ? ClassUtil.defaultValue(type) : null;
  }
}
