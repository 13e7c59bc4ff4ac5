package dev.tsunagi.template.value;

import module java.base;

/// A value with named parts that is neither map nor list: a version, a time, a key pair.
public interface Struct {

  /// The Go type, such as `*semver.Version`.
  String type();

  /// The part of that name, or empty when the type has none.
  Optional<Object> field(String name);

  /// What `{{ . }}` prints.
  String text();
}
