package dev.tsunagi.provisioning;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Resources as a service lists them, none of which is gone or about to go.
///
/// @param id the OCID of one
/// @param freeformTags those of one
public record Listed<T>(
    List<T> live, Function<T, String> id, Function<T, @Nullable Map<String, String>> freeformTags) {

  public List<String> ids() {
    return live.stream().map(id).toList();
  }

  /// The OCIDs of those that carry the owner's tag.
  public List<String> idsOf(Owner owner) {
    return live.stream().filter(each -> isOf(each, owner)).map(id).toList();
  }

  private boolean isOf(T each, Owner owner) {
    var tags = freeformTags.apply(each);
    return tags != null && owner.owns(tags);
  }
}
