package dev.tsunagi.secrets.provider;

/// Which secret: its name at the provider, and which version of it. An empty version is the current
/// one; what others mean is the provider's to say.
public record SecretAddress(String key, String version) implements Question {

  @Override
  public String toString() {
    return version.isEmpty() ? key : key + " (version " + version + ")";
  }
}
