package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.secrets.model.SecretBundle;
import com.oracle.bmc.vault.model.SecretSummary;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.JsonObject;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.PushedBytes;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretWriter;

/// Writes to one vault. It reads first: what is the same is not written, and a call whose answer
/// was lost is found done.
///
/// ```
/// content readable? ─yes─▶ same bytes? ─yes─▶ nothing
///    │no                      │no
///    ▼                        ▼
/// listed by name?          ACTIVE, and still the version we read? ─▶ make room, update (if-match)
///    ├─no───────────────▶ create
///    ├─PENDING_DELETION─▶ cancel that, come back
///    └─anything else────▶ come back, or say what is wrong
/// ```
final class VaultWriter implements SecretWriter {

  private final OciConnection connection;
  private final Place place;
  private final Bundles bundles;
  private final SecretRecords records;
  private final SecretChanges changes;
  private final SecretVersions versions;

  /// Where secrets are written to; each an OCID.
  record Place(String vault, String compartment, String encryptionKey) {}

  VaultWriter(OciConnection connection, Place place, Clock clock) {
    this.connection = connection;
    this.place = place;
    this.bundles = new Bundles(connection, place.vault(), place.compartment());
    this.records = new SecretRecords(connection, place.compartment());
    this.changes = new SecretChanges(connection, place.compartment());
    this.versions = new SecretVersions(connection, place.compartment(), clock);
  }

  @Override
  public boolean exists(PushAddress address) {
    return PushedBytes.holds(address, bundle(address.key()).map(b -> value(address.key(), b)));
  }

  @Override
  public Written push(Push push) {
    var key = push.address().key();
    Limits.checkName(key);
    Limits.checkStore(place.compartment(), place.encryptionKey());
    var bundle = bundle(key);
    return bundle.isPresent() ? replace(push, bundle.get()) : createOrRestore(push);
  }

  private Written replace(Push push, SecretBundle bundle) {
    var address = push.address();
    var held = value(address.key(), bundle);
    var next = PushedBytes.after(push, Optional.of(held));
    if (next.equals(held)) {
      return Written.UNCHANGED;
    }
    Limits.checkSize(address.key(), next);
    var known = asRead(address.key(), bundle);
    var isNew = !PushedBytes.holds(address, Optional.of(held));
    var marks = Marks.of(known.secret()).pushed(address, push.owner(), isNew);
    changes.update(versions.withRoom(known), next, marks);
    return Written.UPDATED;
  }

  private Written createOrRestore(Push push) {
    var name = push.address().key();
    var listed = records.named(place.vault(), name);
    if (listed.isPresent()
        && listed.get().getLifecycleState() != SecretSummary.LifecycleState.Deleted) {
      throw occupied(listed.get());
    }
    var value = PushedBytes.after(push, Optional.empty());
    Limits.checkSize(name, value);
    var marks = Marks.created(push.address(), push.owner());
    changes.create(place.vault(), place.encryptionKey(), name, value, marks);
    return Written.CREATED;
  }

  /// Why the name cannot be written to now, although no content can be read there.
  private FailureException occupied(SecretSummary secret) {
    var name = secret.getSecretName();
    var state = secret.getLifecycleState();
    return switch (state) {
      case PendingDeletion -> {
        changes.cancelDeletion(records.known(secret.getId(), name));
        yield VaultRefusals.busy(name, "being brought back from its deletion");
      }
      // It may have become so since its content was asked for.
      case Active ->
          bundle(name).isPresent()
              ? VaultRefusals.busy(name, "only becoming readable")
              : new FailureException(new Failure.Denied(unreadable(name)));
      case Failed ->
          new FailureException(
              new Failure.Conflict(
                  "secret \"%s\" is FAILED at OCI; delete it there, or choose another remoteKey"
                      .formatted(name)));
      default -> VaultRefusals.busy(name, state.getValue());
    };
  }

  private String unreadable(String name) {
    var who = connection.identity();
    return ("secret \"%s\" of vault %s is there, but its content cannot be read to compare: it has"
            + " expired, or %s may not read it; then add the policy statement: %s")
        .formatted(
            name,
            place.vault(),
            who.describe(),
            PolicyStatement.permitting(who, "read secret-bundles", place.compartment()));
  }

  @Override
  public Removal delete(PushAddress address, PushOwner owner) {
    Limits.checkCompartment(place.compartment());
    var bundle = bundle(address.key());
    if (bundle.isEmpty()) {
      return gone(address);
    }
    var known = asRead(address.key(), bundle.get());
    return address.property().isEmpty()
        ? deleteSecret(known, owner)
        : deleteMember(address, value(address.key(), bundle.get()), known, owner);
  }

  /// No content can be read, which OCI does not tell from "not authorised": the list tells.
  private Removal gone(PushAddress address) {
    var listed = records.named(place.vault(), address.key());
    if (listed.isEmpty()) {
      return Removal.ABSENT;
    }
    return switch (listed.get().getLifecycleState()) {
      case SchedulingDeletion, PendingDeletion, Deleting, Deleted -> Removal.ABSENT;
      default -> throw occupied(listed.get());
    };
  }

  private Removal deleteSecret(Known known, PushOwner owner) {
    if (!Marks.of(known.secret()).isBy(owner)) {
      return Removal.KEPT;
    }
    changes.scheduleDeletion(known);
    return Removal.REMOVED;
  }

  private Removal deleteMember(
      PushAddress address, SecretValue held, Known known, PushOwner owner) {
    var rest = JsonObject.without(held, address.property());
    var marks = Marks.of(known.secret());
    if (rest.isEmpty()) {
      return Removal.ABSENT;
    }
    if (!marks.isMemberBy(address.property(), owner)) {
      return Removal.KEPT;
    }
    if (JsonObject.names(rest.get()).isEmpty() && marks.isOfClusterOf(owner)) {
      changes.scheduleDeletion(known);
    } else {
      changes.update(versions.withRoom(known), rest.get(), marks.withoutMember(address.property()));
    }
    return Removal.REMOVED;
  }

  /// The secret with the etag that goes with the content that was read.
  private Known asRead(String key, SecretBundle bundle) {
    var known = records.known(bundle.getSecretId(), key).whenActive();
    if (!Objects.equals(known.secret().getCurrentVersionNumber(), bundle.getVersionNumber())) {
      throw VaultRefusals.busy(known.name(), "being changed by someone else, or not yet readable");
    }
    return known;
  }

  private Optional<SecretBundle> bundle(String key) {
    return bundles.find(new SecretAddress(key, ""));
  }

  private static SecretValue value(String key, SecretBundle bundle) {
    return Bundles.value(new SecretAddress(key, ""), bundle).value();
  }
}
