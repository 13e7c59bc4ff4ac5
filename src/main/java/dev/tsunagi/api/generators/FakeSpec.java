package dev.tsunagi.api.generators;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;

/// Values written into the generator itself, for tests. Prints their names only.
///
/// @param controller the controller class that serves it; empty for any
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FakeSpec(String controller, Map<String, String> data) implements GeneratorSpec {

  public static final FakeSpec EMPTY = new FakeSpec("", Map.of());

  public FakeSpec {
    controller = Completed.text(controller);
    data = Completed.map(data);
  }

  @Override
  public String toString() {
    return "FakeSpec" + data.keySet();
  }
}
