package dev.tsunagi.oci.http;

import module java.base;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.oracle.bmc.http.client.Serializer;

/// JSON as OCI's API wants it of the SDK's models: RFC 3339 dates in UTC, and of a request only
/// what was set. An answer may have fields that the SDK does not know.
final class OciJson implements Serializer {

  static final OciJson INSTANCE = new OciJson();

  private final ObjectMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addSerializer(Date.class, new InUtc()))
          .filterProvider(
              new SimpleFilterProvider().addFilter(WhatWasSet.NAME, WhatWasSet.INSTANCE))
          .build();

  private static final class InUtc extends JsonSerializer<Date> {
    @Override
    public void serialize(Date date, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(date.toInstant().toString());
    }
  }

  @Override
  public <T> T readValue(String text, Class<T> type) throws IOException {
    return json.readValue(text, type);
  }

  @Override
  public <T> T readValue(byte[] bytes, Class<T> type) throws IOException {
    return json.readValue(bytes, type);
  }

  <T> List<T> list(byte[] bytes, Class<T> type) throws IOException {
    return json.readValue(bytes, json.getTypeFactory().constructCollectionType(List.class, type));
  }

  @Override
  public String writeValueAsString(Object value) throws IOException {
    return json.writeValueAsString(value);
  }

  /// No cause: it could quote what the request carries.
  String text(Object value) {
    try {
      return writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a request body that is no JSON: " + value.getClass().getName());
    }
  }
}
