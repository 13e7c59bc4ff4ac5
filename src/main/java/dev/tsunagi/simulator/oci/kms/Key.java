package dev.tsunagi.simulator.oci.kms;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A key; the simulator keeps no key material, for it encrypts nothing.
public final class Key extends Resource {

  /// `length` is in bytes.
  public record Shape(String algorithm, int length) {}

  /// Where a key lives.
  record Place(String vaultId, String compartmentId) {}

  private final String vaultId;
  private final String displayName;
  private final Shape shape;
  private final String protectionMode;
  private final String versionId;
  private final ObjectNode tags;
  @Nullable Instant timeOfDeletion;

  Key(
      Place place,
      List<String> ids,
      String displayName,
      Shape shape,
      ObjectNode details,
      Instant now) {
    super(ids.getFirst(), place.compartmentId, "CREATING", now);
    this.vaultId = place.vaultId;
    this.versionId = ids.getLast();
    this.displayName = displayName;
    this.shape = shape;
    this.protectionMode = Objects.requireNonNullElse(Json.text(details, "protectionMode"), "HSM");
    this.tags = Tags.of(details);
  }

  public String vaultId() {
    return vaultId;
  }

  public String name() {
    return displayName;
  }

  public boolean canProtectSecrets() {
    return shape.algorithm.equals("AES") && is("ENABLED");
  }

  Shape shape() {
    return shape;
  }

  String protectionMode() {
    return protectionMode;
  }

  ObjectNode full() {
    var body = common();
    body.putObject("keyShape").put("algorithm", shape.algorithm).put("length", shape.length);
    return body.put("currentKeyVersion", versionId)
        .put("isPrimary", true)
        .put("timeOfDeletion", Json.date(timeOfDeletion));
  }

  ObjectNode summary() {
    return common().put("algorithm", shape.algorithm);
  }

  private ObjectNode common() {
    return Json.object()
        .put("id", id())
        .put("compartmentId", compartmentId())
        .put("displayName", displayName)
        .put("vaultId", vaultId)
        .put("lifecycleState", state())
        .put("protectionMode", protectionMode)
        .put("isAutoRotationEnabled", false)
        .put("timeCreated", Json.date(timeCreated()))
        .setAll(tags.deepCopy());
  }
}
