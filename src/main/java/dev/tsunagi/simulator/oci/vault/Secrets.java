package dev.tsunagi.simulator.oci.vault;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// All secrets and how they live: created, updated, scheduled for deletion and brought back.
public final class Secrets {

  private final Table<Secret> table = new Table<>();
  private final Map<List<String>, Secret> byName = new HashMap<>();
  private final Store store;
  private final Ocids ocids;

  public Secrets(Store store, Ocids ocids) {
    this.store = store;
    this.ocids = ocids;
  }

  public Optional<Secret> find(String id) {
    return table.find(id);
  }

  public Optional<Secret> find(String vaultId, String name) {
    return Optional.ofNullable(byName.get(List.of(vaultId, name)));
  }

  Stream<Secret> stream() {
    return table.stream();
  }

  /// Adds a secret without versions. Names stay taken, even those of deleted secrets.
  Secret add(Optional<String> id, String compartmentId, Secret.Place place) {
    if (find(place.vaultId(), place.name()).isPresent()) {
      throw OciError.invalid(
          "A secret with the name " + place.name() + " already exists in the vault.");
    }
    NewContent.checkName("secretName", place.name());
    var secret =
        new Secret(
            id.orElseGet(() -> ocids.next("vaultsecret")), compartmentId, place, store.now());
    byName.put(List.of(place.vaultId(), place.name()), table.add(secret));
    return secret;
  }

  /// Ends the creation, once there is a first version.
  void activate(Secret secret) {
    store.afterLifecycleDelay(() -> secret.become("ACTIVE"));
  }

  /// Applies an update that was found to be valid.
  void update(Secret secret, ObjectNode details, Optional<NewContent> content) {
    content.ifPresent(value -> secret.versions().add(value, store.now()));
    if (details.hasNonNull("currentVersionNumber")) {
      secret.versions().promote(details.path("currentVersionNumber").asInt());
    }
    secret.attributes().apply(details, store.now());
    secret.become("UPDATING");
    store.afterLifecycleDelay(() -> leave(secret, "UPDATING", "ACTIVE"));
  }

  void scheduleDeletion(Secret secret, ObjectNode details) {
    var time = Days.deletion(Json.instant(details, "timeOfDeletion"), store.now());
    requireState(secret, "ACTIVE");
    store.invalidateRetryTokens(secret.id());
    secret.timeOfDeletion = time;
    secret.become("SCHEDULING_DELETION");
    store.afterLifecycleDelay(() -> leave(secret, "SCHEDULING_DELETION", "PENDING_DELETION"));
    store.at(time, () -> delete(secret, time));
  }

  void cancelDeletion(Secret secret) {
    requireState(secret, "PENDING_DELETION");
    secret.timeOfDeletion = null;
    secret.become("CANCELLING_DELETION");
    store.afterLifecycleDelay(() -> leave(secret, "CANCELLING_DELETION", "ACTIVE"));
  }

  private void delete(Secret secret, Instant time) {
    if (secret.is("PENDING_DELETION") && time.equals(secret.timeOfDeletion)) {
      secret.become("DELETING");
      store.afterLifecycleDelay(() -> leave(secret, "DELETING", "DELETED"));
    }
  }

  private static void leave(Secret secret, String state, String next) {
    if (secret.is(state)) {
      secret.become(next);
    }
  }

  static void requireState(Secret secret, String state) {
    if (!secret.is(state)) {
      throw OciError.incorrectState(
          "The secret is " + secret.state() + ", and that needs " + state + ".");
    }
  }
}
