package dev.tsunagi.provisioning.account;

/// Whose a database or an account is: an object by its place in the world. It outlives the object,
/// so that one that was deleted and made again goes on with the data that were kept for it.
///
/// @param cluster the UID of the namespace `kube-system`
record Holder(String cluster, String namespace, String name) {

  /// Whether an entry of the ledger speaks of an object of the same namespace.
  boolean isNeighbour(String owner) {
    return owner.startsWith(cluster + "/" + namespace + "/");
  }

  /// An owner in words.
  String describe(String owner) {
    var parts = owner.split("/", 3);
    if (parts.length < 3) {
      return "an unknown owner";
    }
    var where = parts[0].equals(cluster) ? "this cluster" : "another cluster";
    return "MySqlAccount %s/%s of %s".formatted(parts[1], parts[2], where);
  }

  /// As the ledger and the vault have it.
  @Override
  public String toString() {
    return cluster + "/" + namespace + "/" + name;
  }
}
