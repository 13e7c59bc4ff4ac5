package dev.tsunagi.api.generators;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;

/// Declared by ESO, and written by nobody.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GeneratorStateStatus(List<Condition> conditions) implements Conditioned {

  public static final GeneratorStateStatus EMPTY = new GeneratorStateStatus(List.of());

  public GeneratorStateStatus {
    conditions = Completed.list(conditions);
  }
}
