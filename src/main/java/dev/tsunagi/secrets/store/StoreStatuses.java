package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.secrets.SecretStoreStatus;
import dev.tsunagi.api.secrets.SecretStoreStatus.Capabilities;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.secrets.provider.Capability;
import org.jspecify.annotations.Nullable;

/// What a store's status says. Reasons and the heads of messages are ESO's.
final class StoreStatuses {

  static final String READY = "Ready";
  static final String VALID = "Valid";
  static final String UNKNOWN = "ValidationUnknown";
  static final String INVALID = "InvalidProviderConfig";

  private StoreStatuses() {}

  /// `message` as [#validated] puts it.
  static SecretStoreStatus valid(
      SecretStoreStatus old, Capability capability, String message, Instant now) {
    return status(old, capabilities(capability), true, VALID, message, now);
  }

  /// ESO's words, and after them what else there is to know.
  static String validated(List<String> remarks) {
    return Stream.concat(Stream.of("store validated"), remarks.stream())
        .collect(Collectors.joining("; "));
  }

  /// Ready all the same: reading secrets needs less than looking at the vault.
  static SecretStoreStatus unknown(SecretStoreStatus old, String why, Instant now) {
    var message = "could not determine validation status: " + why;
    return status(old, old.capabilities(), true, UNKNOWN, message, now);
  }

  static SecretStoreStatus invalid(SecretStoreStatus old, String why, Instant now) {
    return status(old, old.capabilities(), false, INVALID, why, now);
  }

  private static SecretStoreStatus status(
      SecretStoreStatus old,
      @Nullable Capabilities capabilities,
      boolean ready,
      String reason,
      String message,
      Instant now) {
    return new SecretStoreStatus(
        capabilities, Conditions.with(old.conditions(), READY, ready, reason, message, now));
  }

  private static Capabilities capabilities(Capability capability) {
    return switch (capability) {
      case ReadOnly -> Capabilities.READ_ONLY;
      case WriteOnly -> Capabilities.WRITE_ONLY;
      case ReadWrite -> Capabilities.READ_WRITE;
    };
  }
}
