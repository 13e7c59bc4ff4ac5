package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Secrets written into the store itself, for tests.
///
/// @param validationResult 0 or null: the store works; 1: unknown; 2: it does not
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FakeProvider(
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Datum> data, @Nullable Integer validationResult) {

  public FakeProvider {
    data = Completed.list(data);
  }

  /// One secret. Prints its address only.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Datum(
      @JsonInclude(JsonInclude.Include.ALWAYS) String key,
      @JsonInclude(JsonInclude.Include.ALWAYS) String value,
      String version) {

    public Datum {
      key = Completed.text(key);
      value = Completed.text(value);
      version = Completed.text(version);
    }

    @Override
    public String toString() {
      return "Datum[" + key + version + "]";
    }
  }
}
