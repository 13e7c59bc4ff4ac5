package dev.tsunagi.secrets.generator;

import dev.tsunagi.api.secrets.GeneratorRef;

/// Whether a reference leads to a generator that we can use. Pure but for the source.
public final class GeneratorAcceptance {

  /// Where generators are looked up.
  public interface Source extends GeneratorLookup.Source {}

  private GeneratorAcceptance() {}

  /// Whether there is such a generator. Throws [dev.tsunagi.failure.FailureException] for one that
  /// we do not serve or understand.
  public static boolean exists(GeneratorRef reference, String namespace, Source source) {
    return new GeneratorLookup(source).find(reference, namespace).isPresent();
  }
}
