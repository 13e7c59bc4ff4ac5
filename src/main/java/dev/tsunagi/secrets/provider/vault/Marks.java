package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.vault.model.Secret;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import org.jspecify.annotations.Nullable;

/// Who created a secret, and which members of it. Only that may ever be deleted. Pure.
///
/// The owner of the secret is a freeform tag, for people at the console to see; the owners of
/// members, of which there may be many, are in the secret's metadata. A secret that others made has
/// no tag, and gets none when it is written to.
record Marks(String owner, Map<String, String> members) {

  /// Without a dot: OCI takes none in the key of a tag.
  static final String OWNER_TAG = "tsunagi-owner";

  static final String MEMBERS = "tsunagi-members";

  /// What OCI takes as the value of a tag.
  private static final int LONGEST = 256;

  Marks {
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  static Marks of(Secret secret) {
    var tags = Objects.requireNonNullElse(secret.getFreeformTags(), Map.<String, String>of());
    var members = new TreeMap<String, String>();
    var metadata = Objects.requireNonNullElse(secret.getMetadata(), Map.<String, Object>of());
    if (metadata.get(MEMBERS) instanceof Map<?, ?> known) {
      known.forEach((name, by) -> members.put(String.valueOf(name), String.valueOf(by)));
    }
    return new Marks(tags.getOrDefault(OWNER_TAG, ""), members);
  }

  /// Of a secret that is created by a push to this address.
  static Marks created(PushAddress address, PushOwner owner) {
    return new Marks(text(owner), Map.of()).withMember(address.property(), owner, true);
  }

  /// After a push: a secret that is replaced as a whole has no members of anybody any more.
  Marks pushed(PushAddress address, PushOwner owner, boolean isNew) {
    return address.property().isEmpty()
        ? new Marks(this.owner, Map.of())
        : withMember(address.property(), owner, isNew);
  }

  private Marks withMember(String name, PushOwner by, boolean isNew) {
    if (name.isEmpty() || !isNew) {
      return this;
    }
    var all = new TreeMap<>(members);
    all.put(name, text(by));
    return new Marks(owner, all);
  }

  Marks withoutMember(String name) {
    var rest = new TreeMap<>(members);
    rest.remove(name);
    return new Marks(owner, rest);
  }

  boolean isBy(PushOwner someone) {
    return owner.equals(text(someone));
  }

  boolean isMemberBy(String name, PushOwner someone) {
    return text(someone).equals(members.get(name));
  }

  /// Whether anybody of that one's cluster created the secret.
  boolean isOfClusterOf(PushOwner someone) {
    return owner.startsWith(someone.cluster() + "/");
  }

  boolean isOurs() {
    return !owner.isEmpty();
  }

  Map<String, String> tags() {
    return Map.of(OWNER_TAG, owner);
  }

  /// The metadata of the secret with the members in it; all else stays.
  Map<String, Object> metadata(@Nullable Map<String, Object> before) {
    var all = new TreeMap<String, Object>(Objects.requireNonNullElse(before, Map.of()));
    all.remove(MEMBERS);
    if (!members.isEmpty()) {
      all.put(MEMBERS, members);
    }
    return all;
  }

  private static String text(PushOwner owner) {
    var text = owner.toString();
    return text.length() <= LONGEST
        ? text
        : "%s/%s/%s".formatted(owner.cluster(), owner.namespace(), Digests.hex(owner.name(), 40));
  }
}
