package dev.tsunagi.secrets.provider;

/// Who pushes: a PushSecret by its place in the world. It outlives the object, so that one that was
/// deleted and made again goes on with what is its own; another cluster is another owner.
///
/// @param cluster the UID of the cluster's namespace `kube-system`
public record PushOwner(String cluster, String namespace, String name) {

  @Override
  public String toString() {
    return cluster + "/" + namespace + "/" + name;
  }
}
