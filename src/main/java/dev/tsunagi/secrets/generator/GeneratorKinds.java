package dev.tsunagi.secrets.generator;

import module java.base;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.secrets.GeneratorKind;
import org.jspecify.annotations.Nullable;

/// What is known of ESO's kinds of generators.
public final class GeneratorKinds {

  /// Those that we have.
  static final List<String> SERVED =
      List.of("Password", "UUID", "SSHKey", "Fake", "ClusterGenerator");

  /// Those that leave nothing behind elsewhere, so that there is nothing to clean up.
  private static final Set<String> STATELESS =
      Set.of("Password", "UUID", "SSHKey", "Fake", "Webhook");

  private GeneratorKinds() {}

  /// Whether a ClusterGenerator of ours can be of that kind.
  static boolean isServed(String kind) {
    return SERVED.contains(kind) && !kind.equals("ClusterGenerator");
  }

  public static boolean isStateless(String kind) {
    return STATELESS.contains(kind);
  }

  /// The name of a kind as users write it.
  static String name(@Nullable GeneratorKind kind) {
    if (kind == null) {
      return "generator";
    }
    try {
      var property = GeneratorKind.class.getField(kind.name()).getAnnotation(JsonProperty.class);
      return property == null ? kind.name() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum has a field for each constant", e);
    }
  }
}
