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

/// The virtual node pool to make, or the one to bind to.
@ValidationRule(
    value =
        "has(self.id) || (has(self.managementPolicy) && self.managementPolicy == 'Observe') ||"
            + " (has(self.compartmentId) && has(self.size) && has(self.podConfiguration))",
    message =
        "give id to bind to a pool, or compartmentId, size and podConfiguration to have one made")
@ValidationRule(
    value =
        "!has(oldSelf.clusterId) || (has(self.clusterId) && self.clusterId == oldSelf.clusterId)",
    message = "clusterId cannot be changed: a pool stays in its cluster; make another pool")
@ValidationRule(
    value =
        "!has(oldSelf.compartmentId) || (has(self.compartmentId) && self.compartmentId =="
            + " oldSelf.compartmentId)",
    message = "compartmentId cannot be changed: a pool stays where it is; make another pool")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("The virtual node pool to make, or the one to bind to.")
public record VirtualNodePoolSpec(
    @JsonPropertyDescription("OCID of an existing pool to bind to. It is never deleted.")
        @Size(min = 1, max = 255)
        String id,
    @JsonPropertyDescription("OCID of the compartment to make the pool in.")
        @Size(min = 1, max = 255)
        String compartmentId,
    @JsonPropertyDescription(
            "OCID of the cluster; otherwise the one that the operator runs in, as its nodes tell.")
        @Size(min = 1, max = 255)
        String clusterId,
    @JsonPropertyDescription("Name of the pool; otherwise that of this object.")
        @Size(min = 1, max = 255)
        String displayName,
    @JsonPropertyDescription(
            "How many virtual nodes, each for up to 500 pods; kubectl scale sets it. 3 or more"
                + " survive the loss of a fault domain.")
        @Min(0)
        @Max(1000)
        @Nullable Integer size,
    @JsonPropertyDescription("What pods get: their shape and their place in the network.")
        @Nullable Pods podConfiguration,
    @JsonPropertyDescription(
            "Where the nodes are, which are spread evenly; otherwise in each availability domain,"
                + " or in each fault domain where there is but one.")
        @Size(max = 100)
        List<Placement> placementConfigurations,
    @JsonPropertyDescription(
            "OCID of the subnet of the nodes where their placement names none; otherwise that of"
                + " the pods.")
        @Size(min = 1, max = 255)
        String subnetId,
    @JsonPropertyDescription("OCIDs of network security groups of the nodes.") @Size(max = 5)
        List<String> nsgIds,
    @JsonPropertyDescription(
            "Labels of the nodes, besides tsunagi.dev/virtual-node-pool. A change holds for nodes"
                + " made after it.")
        Map<String, String> labels,
    @JsonPropertyDescription("Taints of the nodes. A change holds for nodes made after it.")
        @Size(max = 50)
        List<Taint> taints,
    @JsonPropertyDescription("How pods leave when the pool is deleted.") Eviction eviction,
    @JsonPropertyDescription("Free-form tags that it carries; other tags are left alone.")
        Map<String, String> freeformTags,
    @JsonPropertyDescription("Defined tags that it carries; other tags are left alone.")
        Map<String, Map<String, String>> definedTags,
    @JsonPropertyDescription(
            "What becomes of the pool when this object is deleted: Delete, unless it says Retain.")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Observe to look only, and never write.")
        ManagementPolicy managementPolicy,
    @JsonPropertyDescription("ByName to take over the only live pool of this name.")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "A store of this namespace, or of the cluster, whose identity and region act for this"
                + " object; otherwise the operator's own.")
        StoreRef secretStoreRef)
    implements ProvisionedSpec {

  /// The label by which the nodes of a pool that we made are known.
  public static final String LABEL = "tsunagi.dev/virtual-node-pool";

  /// What pods get.
  @ValidationRule(
      value = "has(self.subnetId) && has(self.shape)",
      message = "subnetId and shape are needed")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Pods(
      @JsonPropertyDescription(
              "OCID of the subnet, private and regional. Each pod takes one address of it.")
          @Size(min = 1, max = 255)
          String subnetId,
      @JsonPropertyDescription(
              "Pod.Standard.E3.Flex, Pod.Standard.E4.Flex (both AMD) or Pod.Standard.A1.Flex (Arm,"
                  + " for arm64 images).")
          @ValidationRule(
              value =
                  "self in ['Pod.Standard.E3.Flex', 'Pod.Standard.E4.Flex',"
                      + " 'Pod.Standard.A1.Flex']",
              message =
                  "must be Pod.Standard.E3.Flex, Pod.Standard.E4.Flex or Pod.Standard.A1.Flex")
          String shape,
      @JsonPropertyDescription("OCIDs of network security groups of the pods.") @Size(max = 5)
          List<String> nsgIds) {

    public Pods {
      subnetId = Completed.text(subnetId);
      shape = Completed.text(shape);
      nsgIds = Completed.list(nsgIds);
    }
  }

  /// One place that nodes are put into.
  @ValidationRule(value = "has(self.availabilityDomain)", message = "availabilityDomain is needed")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Placement(
      @JsonPropertyDescription("Its name with the tenancy's prefix, e.g. Uocm:PHX-AD-1.")
          @Size(min = 1, max = 255)
          String availabilityDomain,
      @JsonPropertyDescription(
              "FAULT-DOMAIN-1 to FAULT-DOMAIN-3; otherwise any, which fails for lack of capacity"
                  + " less often.")
          @Size(max = 3)
          List<String> faultDomain,
      @JsonPropertyDescription("OCID of the subnet of the nodes here.") @Size(min = 1, max = 255)
          String subnetId) {

    public Placement {
      availabilityDomain = Completed.text(availabilityDomain);
      faultDomain = Completed.list(faultDomain);
      subnetId = Completed.text(subnetId);
    }
  }

  /// As on a Node.
  @ValidationRule(
      value = "has(self.key) && has(self.effect)",
      message = "key and effect are needed")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Taint(
      @JsonPropertyDescription("Its key.") @Size(min = 1, max = 317) String key,
      @JsonPropertyDescription("Its value; may be left out.") @Size(max = 63) String value,
      @JsonPropertyDescription("NoSchedule, PreferNoSchedule or NoExecute.")
          @ValidationRule(
              value = "self in ['NoSchedule', 'PreferNoSchedule', 'NoExecute']",
              message = "must be NoSchedule, PreferNoSchedule or NoExecute")
          String effect) {

    public Taint {
      key = Completed.text(key);
      value = Completed.text(value);
      effect = Completed.text(effect);
    }
  }

  /// How pods leave when their pool is deleted.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Eviction(
      @JsonPropertyDescription(
              "How long pods may take to leave, PT0M to PT60M; OCI's default is PT60M. PT0M is"
                  + " without cordon and drain.")
          @ValidationRule(
              value = "self.matches('^PT([0-9]|[1-5][0-9]|60)M$')",
              message = "must be whole minutes from PT0M to PT60M, e.g. PT10M")
          String overrideEvictionGraceDuration,
      @JsonPropertyDescription(
              "Whether the pool goes after that time though pods are left. Otherwise the deletion"
                  + " fails.")
          @Nullable Boolean isForceDeletionAfterOverrideGraceDuration) {

    public static final Eviction NONE = new Eviction("", null);

    public Eviction {
      overrideEvictionGraceDuration = Completed.text(overrideEvictionGraceDuration);
    }
  }

  public static final VirtualNodePoolSpec EMPTY =
      new VirtualNodePoolSpec(
          "",
          "",
          "",
          "",
          null,
          null,
          List.of(),
          "",
          List.of(),
          Map.of(),
          List.of(),
          Eviction.NONE,
          Map.of(),
          Map.of(),
          DeletionPolicy.DELETE,
          ManagementPolicy.MANAGE,
          AdoptionPolicy.NONE,
          StoreRef.NONE);

  public VirtualNodePoolSpec {
    id = Completed.text(id);
    compartmentId = Completed.text(compartmentId);
    clusterId = Completed.text(clusterId);
    displayName = Completed.text(displayName);
    placementConfigurations = Completed.list(placementConfigurations);
    subnetId = Completed.text(subnetId);
    nsgIds = Completed.list(nsgIds);
    labels = Completed.map(labels);
    taints = Completed.list(taints);
    eviction = Completed.or(eviction, Eviction.NONE);
    freeformTags = Completed.map(freeformTags);
    definedTags = Completed.map(definedTags);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.DELETE);
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
