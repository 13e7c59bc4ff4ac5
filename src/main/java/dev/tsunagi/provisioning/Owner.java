package dev.tsunagi.provisioning;

import module java.base;

/// The object that a resource was made for, as its free-form tags tell.
///
/// A resource carries ten free-form tags at most, so two of them say it all. Their names hold no
/// period, which not every service takes.
///
/// @param cluster the UID of the namespace `kube-system`, which is the cluster's as far as anybody
///     knows
public record Owner(String cluster, String namespace, String name, String uid) {

  public static final String OWNER_TAG = "tsunagi-owner";
  public static final String OBJECT_TAG = "tsunagi-object";

  /// As long as the value of a tag may be.
  private static final int LONGEST = 256;

  public Map<String, String> tags() {
    var object = namespace + "/" + name;
    return Map.of(
        OWNER_TAG,
        value(),
        OBJECT_TAG,
        object.length() <= LONGEST ? object : object.substring(0, LONGEST));
  }

  private String value() {
    return cluster + "/" + uid;
  }

  /// Whether these tags say that the resource was made for the object.
  public boolean owns(Map<String, String> tags) {
    return value().equals(tags.get(OWNER_TAG));
  }

  /// Whose a resource is that carries these tags.
  public Claim claim(Map<String, String> tags) {
    var owner = tags.get(OWNER_TAG);
    if (owner == null) {
      return new Claim.Nobodys();
    }
    if (owns(tags)) {
      return new Claim.Ours();
    }
    var object = tags.getOrDefault(OBJECT_TAG, "an unknown object");
    return owner.startsWith(cluster + "/")
        ? new Claim.Anothers(
            object + " of this cluster", neighbour(object, owner.substring(cluster.length() + 1)))
        : new Claim.Anothers(object + " of another cluster");
  }

  /// Empty where the tag may have been cut.
  private Optional<Owner> neighbour(String object, String itsUid) {
    var parts = object.split("/", -1);
    return parts.length == 2 && object.length() < LONGEST
        ? Optional.of(new Owner(cluster, parts[0], parts[1], itsUid))
        : Optional.empty();
  }
}
