package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.StoreRef;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stream to make, or the one to bind to. Every field of OSOK v1, and ours beside them.
@ValidationRule(
    value = "!has(self.Id) || !has(self.id) || self.Id == self.id",
    message = "Id and id name different streams; keep one")
@ValidationRule(
    value =
        "!has(oldSelf.partitions) || !has(self.partitions) || self.partitions =="
            + " oldSelf.partitions",
    message = "partitions cannot be changed: OCI has no such update; make another stream")
@ValidationRule(
    value =
        "!has(oldSelf.retentionInHours) || !has(self.retentionInHours)"
            + " || self.retentionInHours == oldSelf.retentionInHours",
    message = "retentionInHours cannot be changed: OCI has no such update; make another stream")
@ValidationRule(
    value = "!has(self.streamPoolId) || !has(self.streamPool) || !has(self.streamPool.name)",
    message = "give streamPoolId or streamPool, not both")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SuppressWarnings("InconsistentCapitalization") // both spellings are in use
@JsonClassDescription("The stream to make, or the one to bind to.")
public record StreamSpec(
    @JsonProperty("Id")
        @JsonPropertyDescription(
            "OCID of an existing stream to bind to. It is never deleted. The spelling of OSOK.")
        @Size(min = 1, max = 255)
        String Id,
    @JsonPropertyDescription("The same as Id.") @Size(min = 1, max = 255) String id,
    @JsonPropertyDescription(
            "OCID of the compartment to make the stream in. Give this or streamPoolId; with both,"
                + " the pool counts.")
        @Size(min = 1, max = 255)
        String compartmentId,
    @JsonPropertyDescription("Name of the stream.") String name,
    @JsonPropertyDescription("Number of partitions. It cannot be changed later.") @Min(1)
        @Nullable Integer partitions,
    @JsonPropertyDescription(
            "How long messages are kept, in hours; 24 when it is not said. It cannot be changed"
                + " later.")
        @Min(24)
        @Max(168)
        @Nullable Integer retentionInHours,
    @JsonPropertyDescription("OCID of the stream pool to make the stream in, or to move it to.")
        @Size(min = 1, max = 255)
        String streamPoolId,
    @JsonPropertyDescription("A StreamPool of this namespace, in place of streamPoolId.")
        ObjectRef streamPool,
    @JsonPropertyDescription("Free-form tags that it carries; other tags are left alone.")
        Map<String, String> freeformTags,
    @JsonPropertyDescription("Defined tags that it carries; other tags are left alone.")
        Map<String, Map<String, String>> definedTags,
    @JsonPropertyDescription(
            "What becomes of the stream when this object is deleted: Retain or Delete.")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Observe to look and connect only, and never write.")
        ManagementPolicy managementPolicy,
    @JsonPropertyDescription("ByName to take over the only live stream of this name.")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "A store of this namespace, or of the cluster, whose identity and region act for this"
                + " object; otherwise the operator's own.")
        StoreRef secretStoreRef)
    implements ProvisionedSpec {

  public static final StreamSpec EMPTY =
      new StreamSpec(
          "",
          "",
          "",
          "",
          null,
          null,
          "",
          ObjectRef.NONE,
          Map.of(),
          Map.of(),
          DeletionPolicy.RETAIN,
          ManagementPolicy.MANAGE,
          AdoptionPolicy.NONE,
          StoreRef.NONE);

  public StreamSpec {
    Id = Completed.text(Id);
    id = Completed.text(id);
    compartmentId = Completed.text(compartmentId);
    name = Completed.text(name);
    streamPoolId = Completed.text(streamPoolId);
    streamPool = Completed.or(streamPool, ObjectRef.NONE);
    freeformTags = Completed.map(freeformTags);
    definedTags = Completed.map(definedTags);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.RETAIN);
    managementPolicy = Completed.or(managementPolicy, ManagementPolicy.MANAGE);
    adoptionPolicy = Completed.or(adoptionPolicy, AdoptionPolicy.NONE);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
  }

  /// The same stream in the pool of this OCID.
  public StreamSpec in(String pool) {
    return new StreamSpec(
        Id,
        id,
        compartmentId,
        name,
        partitions,
        retentionInHours,
        pool,
        ObjectRef.NONE,
        freeformTags,
        definedTags,
        deletionPolicy,
        managementPolicy,
        adoptionPolicy,
        secretStoreRef);
  }

  @Override
  public String boundId() {
    return Id.isEmpty() ? id : Id;
  }

  @Override
  public Stewardship stewardship() {
    return new Stewardship(managementPolicy, deletionPolicy, adoptionPolicy, secretStoreRef);
  }
}
