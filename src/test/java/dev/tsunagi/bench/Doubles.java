package dev.tsunagi.bench;

import module java.base;

/// How the doubles run, which share the processors with the operator: with as little as they can.
enum Doubles {
  /// In a minute the second compiler takes more than what it makes saves.
  FOR_A_MINUTE("-XX:TieredStopAtLevel=1"),
  /// As the operator itself, see `deploy/image/jvm.options`.
  FOR_LONGER("-XX:MaxInlineLevel=9 -XX:FreqInlineSize=120 -XX:InlineSmallCode=1200");

  private final String compiler;

  Doubles(String compiler) {
    this.compiler = compiler;
  }

  /// What a double is started with.
  List<String> options(String... others) {
    var compiled = Stream.concat(Stream.of("-XX:+UseSerialGC"), Stream.of(compiler.split(" ", -1)));
    return Stream.concat(compiled, Stream.of(others)).toList();
  }
}
