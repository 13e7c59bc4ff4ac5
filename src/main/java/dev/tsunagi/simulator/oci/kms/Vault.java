package dev.tsunagi.simulator.oci.kms;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A vault: what keys and secrets live in.
public final class Vault extends Resource {

  private final String displayName;
  private final String type;
  private final ObjectNode tags;
  @Nullable Instant timeOfDeletion;

  Vault(
      String id,
      String compartmentId,
      String displayName,
      String type,
      ObjectNode details,
      Instant now) {
    super(id, compartmentId, "CREATING", now);
    this.displayName = displayName;
    this.type = type;
    this.tags = Tags.of(details);
  }

  public String name() {
    return displayName;
  }

  /// `base` is where keys are managed and used: this server, as the client reaches it.
  ObjectNode full(URI base) {
    return summary(base)
        .put("wrappingkeyId", id().replace("ocid1.vault.", "ocid1.key."))
        .put("isPrimary", true)
        .put("isVaultReplicable", false)
        .put("timeOfDeletion", Json.date(timeOfDeletion));
  }

  ObjectNode summary(URI base) {
    return Json.object()
        .put("id", id())
        .put("compartmentId", compartmentId())
        .put("displayName", displayName)
        .put("lifecycleState", state())
        .put("managementEndpoint", base.toString())
        .put("cryptoEndpoint", base.toString())
        .put("timeCreated", Json.date(timeCreated()))
        .put("vaultType", type)
        .setAll(tags.deepCopy());
  }
}
