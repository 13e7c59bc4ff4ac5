package dev.tsunagi.simulator.oci.vault;

import module java.base;

import dev.tsunagi.simulator.oci.secret.Secret;
import dev.tsunagi.simulator.oci.secret.SecretVersion;
import dev.tsunagi.simulator.oci.wire.Call;

/// Filters and orders of lists.
public final class Listing {

  static final Set<String> STATES =
      Set.of(
          "CREATING",
          "ACTIVE",
          "UPDATING",
          "DELETING",
          "DELETED",
          "SCHEDULING_DELETION",
          "PENDING_DELETION",
          "CANCELLING_DELETION",
          "FAILED");

  private Listing() {}

  /// The newest first, or by name from A to Z, unless `sortOrder` says otherwise.
  static Comparator<Secret> order(Call call) {
    var byName = "NAME".equals(call.choice("sortBy", Set.of("TIMECREATED", "NAME")));
    Comparator<Secret> comparator =
        byName
            ? Comparator.comparing(secret -> secret.place().name())
            : Comparator.comparing(Secret::timeCreated);
    return ascending(call, byName) ? comparator : comparator.reversed();
  }

  /// Versions by number, the newest first unless `sortOrder` says otherwise.
  public static Comparator<SecretVersion> versionOrder(Call call) {
    call.choice("sortBy", Set.of("VERSION_NUMBER"));
    var comparator = Comparator.comparingInt(SecretVersion::number);
    return ascending(call, false) ? comparator : comparator.reversed();
  }

  private static boolean ascending(Call call, boolean otherwise) {
    var order = call.choice("sortOrder", Set.of("ASC", "DESC"));
    return order == null ? otherwise : order.equals("ASC");
  }
}
