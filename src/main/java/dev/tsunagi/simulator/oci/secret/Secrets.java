package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Deletion;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.OciError;

/// All secrets and how they live: created, updated, scheduled for deletion and brought back.
public final class Secrets {

  private final Table<Secret> table = new Table<>();
  private final Map<List<String>, Secret> byName = new HashMap<>();
  private final Store store;
  private final Ocids ocids;
  private final Rotations rotations;

  public Secrets(Store store, Ocids ocids, Rotations rotations) {
    this.store = store;
    this.ocids = ocids;
    this.rotations = rotations;
  }

  public Optional<Secret> find(String id) {
    return table.find(id);
  }

  public Optional<Secret> find(String vaultId, String name) {
    return Optional.ofNullable(byName.get(List.of(vaultId, name)));
  }

  public Stream<Secret> stream() {
    return table.stream();
  }

  /// Creates a secret as `details` ask; throws 400 when they cannot be met.
  public Secret create(String compartmentId, Secret.Place place, ObjectNode details) {
    Attributes.check(details, store.now());
    var content = Updates.content(details).orElseThrow(() -> OciError.missing("secretContent"));
    var secret = add(ocids.next("vaultsecret"), compartmentId, place);
    secret.attributes().apply(details, store.now());
    secret.versions().add(content, store.now());
    rotations.plan(secret);
    store.afterLifecycleDelay(() -> secret.become("ACTIVE"));
    return secret;
  }

  /// Adds an active secret without versions, as if it had always been there.
  public Secret plant(
      Optional<String> id,
      String compartmentId,
      Secret.Place place,
      ObjectNode details,
      Optional<Secret.Source> source) {
    var secret = add(id.orElseGet(() -> ocids.next("vaultsecret")), compartmentId, place);
    secret.attributes().apply(details, store.now());
    secret.source = source.orElse(null);
    rotations.plan(secret);
    secret.become("ACTIVE");
    return secret;
  }

  /// Adds a version to a planted secret; `pending` leaves the current one where it is.
  public void plantVersion(Secret secret, byte[] content, Optional<String> name, boolean pending) {
    var encoded = NewContent.current(content).content();
    secret.versions().add(new NewContent(encoded, name.orElse(null), pending, false), store.now());
  }

  /// Makes `content` the current version, and room for it if need be.
  public void put(Secret secret, byte[] content) {
    secret.require("ACTIVE");
    secret.versions().makeRoom();
    secret.versions().add(NewContent.current(content), store.now());
    secret.touch();
  }

  /// Names stay taken, even those of deleted secrets.
  private Secret add(String id, String compartmentId, Secret.Place place) {
    NewContent.checkName("secretName", place.name());
    if (find(place.vaultId(), place.name()).isPresent()) {
      throw OciError.invalid(
          "A secret with the name " + place.name() + " already exists in the vault.");
    }
    var secret = table.add(new Secret(id, compartmentId, place, store.now()));
    byName.put(List.of(place.vaultId(), place.name()), secret);
    return secret;
  }

  /// Throws 400 for an update that cannot be made, 409 when it is not the time; then nothing is
  /// changed.
  public void update(Secret secret, ObjectNode details) {
    Updates.checkKind(details);
    Attributes.check(details, store.now());
    secret.require("ACTIVE");
    var content = Updates.content(secret, details);
    content.ifPresent(
        value -> {
          secret.attributes().rules().check(value, secret.versions());
          secret.versions().add(value, store.now());
        });
    if (details.hasNonNull("currentVersionNumber")) {
      secret.versions().promote(details.path("currentVersionNumber").asInt());
    }
    secret.attributes().apply(details, store.now());
    if (details.has("rotationConfig")) {
      rotations.plan(secret);
    }
    secret.become("UPDATING");
    store.afterLifecycleDelay(() -> leave(secret, "UPDATING", "ACTIVE"));
  }

  public void scheduleDeletion(Secret secret, ObjectNode details) {
    var time = Deletion.time(details, 1, store.now());
    secret.require("ACTIVE");
    store.invalidateRetryTokens(secret.id());
    secret.timeOfDeletion = time;
    secret.become("SCHEDULING_DELETION");
    store.afterLifecycleDelay(() -> leave(secret, "SCHEDULING_DELETION", "PENDING_DELETION"));
    store.at(time, () -> delete(secret, time));
  }

  public void cancelDeletion(Secret secret) {
    secret.require("PENDING_DELETION");
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
}
