package dev.tsunagi.bench;

import module java.base;

/// How the doubles run, which share the processors with the operator: with as little as they can.
enum Doubles {
  /// In a minute the second compiler takes more than what it makes saves.
  FOR_A_MINUTE("-XX:TieredStopAtLevel=1"),
  /// As the operator itself, see `deploy/image/jvm.options`.
  FOR_LONGER("-XX:MaxInlineLevel=9 -XX:FreqInlineSize=120 -XX:InlineSmallCode=1200");

  /// Little of what a request needs outlives it: the more room, the less is copied.
  private static final List<String> COLLECTOR = List.of("-XX:+UseSerialGC", "-Xmn192m");

  private final String compiler;

  Doubles(String compiler) {
    this.compiler = compiler;
  }

  /// What a double is started with.
  List<String> options(String... others) {
    return Stream.of(COLLECTOR.stream(), Stream.of(compiler.split(" ", -1)), Stream.of(others))
        .flatMap(Function.identity())
        .toList();
  }
}
