package dev.tsunagi.secrets.provider;

/// Which secret: its name at the provider, which version of it, and what of it. An empty version is
/// the current one; what others mean is the provider's to say.
public record SecretAddress(String key, String version, Facet facet) implements Question {

  /// What is asked for.
  public enum Facet {
    VALUE,
    /// What the provider knows about the secret (tags, labels), as a JSON object. A provider that
    /// keeps none answers with the value.
    METADATA
  }

  /// The value of a secret.
  public SecretAddress(String key, String version) {
    this(key, version, Facet.VALUE);
  }

  @Override
  public String toString() {
    return version.isEmpty() ? key : key + " (version " + version + ")";
  }
}
