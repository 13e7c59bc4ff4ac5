package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;

/// Sprig's functions on semantic versions.
final class Versions {

  private Versions() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("semver", "string", a -> SemanticVersion.parse(a.text(0)))
        .add(
            "semverCompare",
            "string string",
            a -> VersionConstraint.parse(a.text(0)).admits(SemanticVersion.parse(a.text(1))))
        .functions();
  }
}
