package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.StoreRef;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stream pool to make, or the one to bind to.
@ValidationRule(
    value = "has(self.id) || (has(self.compartmentId) && has(self.name))",
    message = "give id to bind to a pool, or compartmentId and name to have one made")
@ValidationRule(
    value = "has(self.privateEndpoint) == has(oldSelf.privateEndpoint)",
    message = "privateEndpoint cannot be changed: OCI has no such update; make another pool")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("The stream pool to make, or the one to bind to.")
public record StreamPoolSpec(
    @JsonPropertyDescription("OCID of an existing pool to bind to. It is never deleted.")
        @Size(min = 1, max = 255)
        String id,
    @JsonPropertyDescription("OCID of the compartment to make the pool in.")
        @Size(min = 1, max = 255)
        String compartmentId,
    @JsonPropertyDescription("Name of the pool.") String name,
    @JsonPropertyDescription("What holds for topics that Kafka clients make by themselves.")
        @Nullable Kafka kafkaSettings,
    @JsonPropertyDescription("Keeps the pool off the internet. It cannot be changed later.")
        @Nullable PrivateEndpoint privateEndpoint,
    @JsonPropertyDescription("OCID of a vault key to encrypt with; otherwise Oracle's own.")
        String kmsKeyId,
    @JsonPropertyDescription("Free-form tags that it carries; other tags are left alone.")
        Map<String, String> freeformTags,
    @JsonPropertyDescription("Defined tags that it carries; other tags are left alone.")
        Map<String, Map<String, String>> definedTags,
    @JsonPropertyDescription(
            "What becomes of the pool when this object is deleted: Retain; or Delete, once the last"
                + " stream in it is gone.")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Observe to look and connect only, and never write.")
        ManagementPolicy managementPolicy,
    @JsonPropertyDescription("ByName to take over the only live pool of this name.")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "A store of this namespace, or of the cluster, whose identity and region act for this"
                + " object; otherwise the operator's own.")
        StoreRef secretStoreRef)
    implements ProvisionedSpec {

  /// Settings of the pool's Kafka side. What is not said is OCI's to choose.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Kafka(
      @JsonPropertyDescription("Whether a topic is made when it is first written to.")
          @Nullable Boolean autoCreateTopicsEnable,
      @JsonPropertyDescription("How long such a topic keeps messages, in hours.") @Min(24) @Max(168)
          @Nullable Integer logRetentionHours,
      @JsonPropertyDescription("How many partitions such a topic has.") @Min(1)
          @Nullable Integer numPartitions) {}

  /// Where the pool is reached instead of over the internet.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record PrivateEndpoint(
      @JsonPropertyDescription("OCID of the subnet.") @Size(min = 1, max = 255) String subnetId,
      @JsonPropertyDescription("OCIDs of network security groups.") List<String> nsgIds,
      @JsonPropertyDescription("Address in the subnet; otherwise any.") String privateEndpointIp) {

    public PrivateEndpoint {
      subnetId = Completed.text(subnetId);
      nsgIds = Completed.list(nsgIds);
      privateEndpointIp = Completed.text(privateEndpointIp);
    }
  }

  public static final StreamPoolSpec EMPTY =
      new StreamPoolSpec(
          "",
          "",
          "",
          null,
          null,
          "",
          Map.of(),
          Map.of(),
          DeletionPolicy.RETAIN,
          ManagementPolicy.MANAGE,
          AdoptionPolicy.NONE,
          StoreRef.NONE);

  public StreamPoolSpec {
    id = Completed.text(id);
    compartmentId = Completed.text(compartmentId);
    name = Completed.text(name);
    kmsKeyId = Completed.text(kmsKeyId);
    freeformTags = Completed.map(freeformTags);
    definedTags = Completed.map(definedTags);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.RETAIN);
    managementPolicy = Completed.or(managementPolicy, ManagementPolicy.MANAGE);
    adoptionPolicy = Completed.or(adoptionPolicy, AdoptionPolicy.NONE);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
  }

  @Override
  public String boundId() {
    return id;
  }

  @Override
  public Stewardship stewardship() {
    return new Stewardship(managementPolicy, deletionPolicy, adoptionPolicy, secretStoreRef);
  }
}
