package dev.tsunagi.api.generators;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/// A random UUID. There is nothing to say about it.
@JsonSerialize // an object without members is an object all the same
public record UuidSpec() implements GeneratorSpec {

  public static final UuidSpec EMPTY = new UuidSpec();
}
