package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.FakeSpec;
import dev.tsunagi.api.generators.PasswordSpec;
import dev.tsunagi.api.generators.SshKeySpec;
import dev.tsunagi.api.generators.UuidSpec;
import dev.tsunagi.api.secrets.GeneratorKind;
import dev.tsunagi.api.secrets.GeneratorRef;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.CustomObjects;
import dev.tsunagi.secrets.SecretData;

/// Finds the generator behind a reference and lets it make up values.
///
/// Generators are not watched, as in ESO: what changes in one shows at the next refresh of whoever
/// refers to it.
public final class Generators {

  private final GeneratorLookup lookup;
  private final String controllerClass;
  private final SecureRandom random;

  /// `controllerClass` is the one we answer to, `random` where all chance comes from.
  public Generators(CustomObjects objects, String controllerClass, SecureRandom random) {
    this.lookup = new GeneratorLookup(objects::find);
    this.controllerClass = controllerClass;
    this.random = random;
  }

  /// New values, different each time.
  ///
  /// Throws [FailureException] when there is no such generator in the namespace, when we do not
  /// serve its kind, or when what it asks for cannot be.
  public SecretData generate(GeneratorRef reference, String namespace) {
    var spec = lookup.find(reference, namespace).orElseThrow(() -> missing(reference, namespace));
    try {
      return switch (spec) {
        case FakeSpec fake -> SecretData.ofTexts(fake.data());
        case PasswordSpec passwords -> new Passwords(random).generate(passwords);
        case SshKeySpec keys -> new SshKeys(random).generate(keys);
        case UuidSpec _ -> Uuids.generate(random);
      };
    } catch (FailureException e) {
      throw e.within(GeneratorLookup.what(reference));
    }
  }

  /// Whether the reference leads to a generator of another controller class. Only a Fake can name
  /// one. What is missing is nobody's yet, and ours to report.
  public boolean isForeign(GeneratorRef reference, String namespace) {
    var mayBe =
        reference.kind() == GeneratorKind.FAKE
            || reference.kind() == GeneratorKind.CLUSTER_GENERATOR;
    return mayBe
        && lookup
            .find(reference, namespace)
            .filter(spec -> spec instanceof FakeSpec fake && isForeign(fake))
            .isPresent();
  }

  private boolean isForeign(FakeSpec fake) {
    return !fake.controller().isEmpty() && !fake.controller().equals(controllerClass);
  }

  private static FailureException missing(GeneratorRef reference, String namespace) {
    var where =
        reference.kind() == GeneratorKind.CLUSTER_GENERATOR
            ? ""
            : " in namespace \"" + namespace + "\"";
    return new FailureException(
        new Failure.Unresolved(
            "%s not found%s; create it or correct generatorRef"
                .formatted(GeneratorLookup.what(reference), where)));
  }
}
