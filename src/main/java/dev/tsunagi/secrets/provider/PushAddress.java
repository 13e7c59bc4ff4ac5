package dev.tsunagi.secrets.provider;

/// Where a value goes: a secret by its name at the provider, and a member of the JSON object that
/// it holds, by that member's plain name. An empty property is the whole secret.
public record PushAddress(String key, String property) {

  /// As ESO writes it in a status: `key` or `key/property`.
  @Override
  public String toString() {
    return property.isEmpty() ? key : key + "/" + property;
  }
}
