package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// A secret: where it is, its versions, and what it shows of itself.
public final class Secret extends Resource {

  /// Where a secret lives; none of this ever changes.
  public record Place(String vaultId, String vaultName, String keyId, String name) {}

  /// The secret in another region that this one is a copy of.
  public record Source(String region, String vaultId, String keyId) {}

  private final Place place;
  private final Versions versions = new Versions();
  private final Attributes attributes = new Attributes();
  @Nullable Source source;
  @Nullable Instant timeOfDeletion;
  @Nullable Instant lastRotationTime;
  @Nullable Instant nextRotationTime;
  boolean rotating;

  Secret(String id, String compartmentId, Place place, Instant now) {
    super(id, compartmentId, "CREATING", now);
    this.place = place;
  }

  public Place place() {
    return place;
  }

  public Versions versions() {
    return versions;
  }

  Attributes attributes() {
    return attributes;
  }

  /// The secret as policies see it, under one of the resource types `secrets`, `secret-versions`
  /// and `secret-bundles`.
  public Target target(String type) {
    return Target.of(type, compartmentId())
        .with("vault", place.vaultId, place.vaultName)
        .with("secret", place.name, id());
  }

  /// Whether its contents can be read at all: not before it is there nor once it is to go.
  public boolean isReadable() {
    return is("ACTIVE") || is("UPDATING");
  }

  /// When a version expires, or null for never.
  public @Nullable Instant expiry(SecretVersion version) {
    return attributes.rules().expiry(version);
  }

  /// Throws 409 unless the secret is in this state.
  public void require(String state) {
    if (!is(state)) {
      throw OciError.incorrectState("The secret is " + state() + ", and that needs " + state + ".");
    }
  }

  /// Throws 400 when only the secret that this one is a copy of can be written.
  public void requireWritable() {
    if (source != null && !attributes.writesAreForwarded()) {
      throw OciError.invalid("The secret is a replica; write to its source.");
    }
  }

  /// Whether a rule forbids to read a version by now.
  public boolean isBlocked(SecretVersion version, Instant now) {
    var expiry = expiry(version);
    return attributes.rules().blockedOnExpiry() && expiry != null && !now.isBefore(expiry);
  }

  public JsonNode metadata() {
    return attributes.metadata();
  }

  private String rotationStatus() {
    if (rotating) {
      return "IN_PROGRESS";
    }
    return attributes.rotation().schedule() == null ? "NOT_ENABLED" : "SCHEDULED";
  }

  /// As GetSecret shows it.
  public ObjectNode full() {
    var body = common();
    body.setAll(attributes.full());
    return body.put("currentVersionNumber", versions.currentNumber());
  }

  /// As ListSecrets shows it: without version number, metadata and rules.
  public ObjectNode summary() {
    var body = common();
    body.setAll(attributes.summary());
    body.putObject("systemTags");
    return body;
  }

  private ObjectNode common() {
    var expiry = versions.current().map(this::expiry).orElse(null);
    var body =
        Json.object()
            .put("id", id())
            .put("compartmentId", compartmentId())
            .put("vaultId", place.vaultId)
            .put("keyId", place.keyId)
            .put("secretName", place.name)
            .put("lifecycleState", state())
            .put("timeCreated", Json.date(timeCreated()))
            .put("timeOfDeletion", Json.date(timeOfDeletion))
            .put("timeOfCurrentVersionExpiry", Json.date(expiry))
            .put("rotationStatus", rotationStatus())
            .put("lastRotationTime", Json.date(lastRotationTime))
            .put("nextRotationTime", Json.date(nextRotationTime))
            .put("isReplica", source != null);
    if (source != null) {
      body.putObject("sourceRegionInformation")
          .put("sourceRegion", source.region)
          .put("sourceVaultId", source.vaultId)
          .put("sourceKeyId", source.keyId);
    }
    return body;
  }

  /// As GetSecretVersion shows a version.
  public ObjectNode full(SecretVersion version) {
    return common(version).put("timeOfCurrentVersionExpiry", Json.date(expiry(version)));
  }

  /// As ListSecretVersions shows a version.
  public ObjectNode summary(SecretVersion version) {
    return common(version).put("timeOfExpiry", Json.date(expiry(version)));
  }

  private ObjectNode common(SecretVersion version) {
    var body =
        Json.object()
            .put("secretId", id())
            .put("versionNumber", version.number())
            .put("contentType", "BASE64")
            .put("name", version.name())
            .put("timeCreated", Json.date(version.timeCreated()))
            .put("timeOfDeletion", Json.date(version.timeOfDeletion()))
            .put("isContentAutoGenerated", version.generated());
    versions.stages(version).forEach(body.putArray("stages")::add);
    return body;
  }
}
