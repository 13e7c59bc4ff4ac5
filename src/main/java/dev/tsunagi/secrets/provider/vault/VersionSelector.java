package dev.tsunagi.secrets.provider.vault;

import module java.base;

/// What `remoteRef.version` selects in OCI Vault.
///
/// ESO passes the text as a stage and refuses all else; numbers and version names are our superset.
sealed interface VersionSelector {

  record Stage(String stage) implements VersionSelector {}

  record Numbered(long number) implements VersionSelector {}

  record Name(String name) implements VersionSelector {}

  Set<String> STAGES = Set.of("CURRENT", "PENDING", "LATEST", "PREVIOUS", "DEPRECATED");

  static VersionSelector of(String version) {
    if (version.isEmpty()) {
      return new Stage("CURRENT");
    }
    var upper = version.toUpperCase(Locale.ROOT);
    if (STAGES.contains(upper)) {
      return new Stage(upper);
    }
    return version.length() <= 18 && version.chars().allMatch(c -> c >= '0' && c <= '9')
        ? new Numbered(Long.parseLong(version))
        : new Name(version);
  }
}
