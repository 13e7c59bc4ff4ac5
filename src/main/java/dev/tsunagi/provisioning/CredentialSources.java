package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.CredentialRef;
import dev.tsunagi.api.provisioning.ProvisionedSpec;

/// Reads references to secret inputs, alike for all kinds. Pure.
public final class CredentialSources {

  private CredentialSources() {}

  /// Where the value comes from; `key` is the key of a Secret that OSOK has for it.
  public static Optional<CredentialSource> of(String path, CredentialRef ref, String key) {
    if (ref.secret() != null && !ref.secret().secretName().isEmpty()) {
      var name = ref.secret().secretName();
      return Optional.of(new CredentialSource.OfSecret(path + ".secret", name, key));
    }
    if (ref.remoteRef() != null) {
      return Optional.of(new CredentialSource.OfStore(path + ".remoteRef", ref.remoteRef()));
    }
    return ref.generate() == null
        ? Optional.empty()
        : Optional.of(new CredentialSource.Generated(path + ".generate", ref.generate().key()));
  }

  /// What is wrong with a reference.
  public static void problems(
      String path, CredentialRef ref, ProvisionedSpec spec, List<SpecProblem> into) {
    var wantsVault = ref.remoteRef() != null || ref.generate() != null;
    if (wantsVault && !spec.stewardship().hasStore()) {
      into.add(new SpecProblem(path, "needs a vault", "there together with spec.secretStoreRef"));
    }
    if (ref.generate() != null && ref.generate().key().isEmpty()) {
      into.add(new SpecProblem(path + ".generate.key", "is missing", ""));
    }
    if (ref.remoteRef() != null && ref.remoteRef().key().isEmpty()) {
      into.add(new SpecProblem(path + ".remoteRef.key", "is missing", ""));
    }
  }
}
