package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.secrets.ClusterExternalSecret;
import io.fabric8.kubernetes.api.model.Namespace;

/// Which finalizers of ESO's ClusterExternalSecrets a namespace need not keep.
///
/// ESO marks every namespace that it provisions, and forgets the mark when the namespace stops
/// matching, so that later it can never be deleted. We set no such mark, and take ESO's away as
/// soon as it is of no use; a namespace that is provisioned as before is not written to.
public final class NamespaceReleaseDecision {

  /// Followed by the name of the ClusterExternalSecret.
  private static final String PREFIX = "externalsecrets.external-secrets.io/ces-";

  private NamespaceReleaseDecision() {}

  /// Whether there is anything to decide.
  public static boolean concerns(Namespace namespace) {
    return marks(namespace).findAny().isPresent();
  }

  /// The ClusterExternalSecrets that the namespace is marked with.
  public static Stream<String> marks(Namespace namespace) {
    return namespace.getMetadata().getFinalizers().stream()
        .filter(finalizer -> finalizer.startsWith(PREFIX))
        .map(finalizer -> finalizer.substring(PREFIX.length()));
  }

  /// The finalizers that the namespace is to keep.
  ///
  /// @param primary finds a ClusterExternalSecret by name
  public static List<String> kept(
      Namespace namespace, Function<String, Optional<ClusterExternalSecret>> primary) {
    var useless =
        marks(namespace)
            .filter(name -> isUseless(namespace, primary.apply(name)))
            .map(name -> PREFIX + name)
            .collect(Collectors.toSet());
    return namespace.getMetadata().getFinalizers().stream()
        .filter(finalizer -> !useless.contains(finalizer))
        .toList();
  }

  private static boolean isUseless(Namespace namespace, Optional<ClusterExternalSecret> primary) {
    return namespace.getMetadata().getDeletionTimestamp() != null
        || primary.filter(ces -> isProvisioning(ces, namespace)).isEmpty();
  }

  private static boolean isProvisioning(ClusterExternalSecret ces, Namespace namespace) {
    return ces.getMetadata().getDeletionTimestamp() == null
        && new ClusterExternalSecretKind().desired(ces).where().admits(namespace);
  }
}
