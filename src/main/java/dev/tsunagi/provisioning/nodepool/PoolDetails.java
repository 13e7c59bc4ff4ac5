package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.CreateVirtualNodePoolDetails;
import com.oracle.bmc.containerengine.model.InitialVirtualNodeLabel;
import com.oracle.bmc.containerengine.model.PlacementConfiguration;
import com.oracle.bmc.containerengine.model.PodConfiguration;
import com.oracle.bmc.containerengine.model.Taint;
import com.oracle.bmc.containerengine.model.UpdateVirtualNodePoolDetails;
import com.oracle.bmc.containerengine.model.VirtualNodePool;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.TagMaps;

/// Specs in the words of OKE. Pure.
final class PoolDetails {

  /// As long as the value of a label may be.
  private static final int LONGEST = 63;

  private PoolDetails() {}

  /// Where nodes are whose placement does not say.
  static String nodeSubnet(VirtualNodePoolSpec spec) {
    var pods = spec.podConfiguration();
    return !spec.subnetId().isEmpty() || pods == null ? spec.subnetId() : pods.subnetId();
  }

  static PlacementConfiguration placement(
      String availabilityDomain, List<String> faultDomains, String subnetId) {
    return PlacementConfiguration.builder()
        .availabilityDomain(availabilityDomain)
        .faultDomain(faultDomains.isEmpty() ? null : faultDomains)
        .subnetId(subnetId)
        .build();
  }

  static Function<VirtualNodePoolSpec.Placement, PlacementConfiguration> placing(
      String nodeSubnet) {
    return wanted ->
        placement(
            wanted.availabilityDomain(),
            wanted.faultDomain(),
            wanted.subnetId().isEmpty() ? nodeSubnet : wanted.subnetId());
  }

  static CreateVirtualNodePoolDetails ofNew(
      Order<VirtualNodePoolSpec> order, String cluster, List<PlacementConfiguration> placements) {
    var spec = order.spec();
    var details =
        CreateVirtualNodePoolDetails.builder()
            .compartmentId(spec.compartmentId())
            .clusterId(cluster)
            .displayName(name(order))
            .size(spec.size())
            .placementConfigurations(placements)
            .podConfiguration(pods(spec))
            .initialVirtualNodeLabels(labels(spec, ownLabel(order)))
            .freeformTags(order.freeformTags());
    if (!spec.taints().isEmpty()) {
      details.taints(taints(spec));
    }
    if (!spec.nsgIds().isEmpty()) {
      details.nsgIds(spec.nsgIds());
    }
    if (!spec.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(spec.definedTags()));
    }
    return details.build();
  }

  static String name(Order<VirtualNodePoolSpec> order) {
    var given = order.spec().displayName();
    return given.isEmpty() ? order.name() : given;
  }

  /// Only what differs; tags always, since an update replaces them all.
  static UpdateVirtualNodePoolDetails ofChange(
      VirtualNodePool actual, Order<VirtualNodePoolSpec> order, Drift drift) {
    var spec = order.spec();
    var details = UpdateVirtualNodePoolDetails.builder();
    if (drift.has("displayName")) {
      details.displayName(spec.displayName());
    }
    if (drift.has("size")) {
      details.size(spec.size());
    }
    if (drift.has("placementConfigurations")) {
      details.placementConfigurations(
          spec.placementConfigurations().stream().map(placing(nodeSubnet(spec))).toList());
    }
    if (drift.has("subnetId")) {
      details.placementConfigurations(moved(actual, nodeSubnet(spec)));
    }
    if (drift.updatable().stream().anyMatch(f -> f.field().startsWith("podConfiguration."))) {
      details.podConfiguration(pods(spec));
    }
    if (drift.has("labels")) {
      details.initialVirtualNodeLabels(labels(spec, PoolDrift.ownLabel(actual)));
    }
    if (drift.has("taints")) {
      details.taints(taints(spec));
    }
    if (drift.has("nsgIds")) {
      details.nsgIds(spec.nsgIds());
    }
    details.freeformTags(TagMaps.over(actual.getFreeformTags(), order.freeformTags()));
    details.definedTags(TagMaps.overNested(actual.getDefinedTags(), spec.definedTags()));
    return details.build();
  }

  private static List<PlacementConfiguration> moved(VirtualNodePool actual, String subnetId) {
    return actual.getPlacementConfigurations().stream()
        .map(
            there ->
                placement(
                    there.getAvailabilityDomain(),
                    Objects.requireNonNullElse(there.getFaultDomain(), List.of()),
                    subnetId))
        .toList();
  }

  private static PodConfiguration pods(VirtualNodePoolSpec spec) {
    var wanted = Objects.requireNonNull(spec.podConfiguration());
    var pods = PodConfiguration.builder().subnetId(wanted.subnetId()).shape(wanted.shape());
    if (!wanted.nsgIds().isEmpty()) {
      pods.nsgIds(wanted.nsgIds());
    }
    return pods.build();
  }

  private static List<InitialVirtualNodeLabel> labels(VirtualNodePoolSpec spec, String own) {
    var all = new TreeMap<>(spec.labels());
    if (!own.isEmpty()) {
      all.put(VirtualNodePoolSpec.LABEL, own);
    }
    return all.entrySet().stream()
        .map(
            label ->
                InitialVirtualNodeLabel.builder()
                    .key(label.getKey())
                    .value(label.getValue())
                    .build())
        .toList();
  }

  /// `namespace.name`, which tells people most; where that is too long, the UID of the object.
  private static String ownLabel(Order<VirtualNodePoolSpec> order) {
    var name = order.freeformTags().getOrDefault(Owner.OBJECT_TAG, "").replace('/', '.');
    var owner = order.freeformTags().getOrDefault(Owner.OWNER_TAG, "");
    return name.length() <= LONGEST ? name : owner.substring(owner.indexOf('/') + 1);
  }

  private static List<Taint> taints(VirtualNodePoolSpec spec) {
    return spec.taints().stream()
        .map(
            taint ->
                Taint.builder()
                    .key(taint.key())
                    .value(taint.value().isEmpty() ? null : taint.value())
                    .effect(taint.effect())
                    .build())
        .toList();
  }
}
