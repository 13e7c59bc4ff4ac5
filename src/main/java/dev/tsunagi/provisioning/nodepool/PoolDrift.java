package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.InitialVirtualNodeLabel;
import com.oracle.bmc.containerengine.model.PlacementConfiguration;
import com.oracle.bmc.containerengine.model.PodConfiguration;
import com.oracle.bmc.containerengine.model.VirtualNodePool;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.provisioning.Drift;
import org.jspecify.annotations.Nullable;

/// Where a pool is not as the spec has it. Lists count as equal in any order. Pure.
final class PoolDrift {

  private PoolDrift() {}

  static Drift between(VirtualNodePoolSpec desired, VirtualNodePool actual) {
    var comparison =
        new Drift.Comparison()
            .immutable("compartmentId", desired.compartmentId(), actual.getCompartmentId())
            .immutable("clusterId", desired.clusterId(), actual.getClusterId())
            .updatable("displayName", desired.displayName(), actual.getDisplayName())
            .updatable("size", desired.size(), actual.getSize());
    pods(comparison, desired, actual);
    places(comparison, desired, actual);
    return comparison
        .updatable("nsgIds", sorted(desired.nsgIds()), sorted(actual.getNsgIds()))
        .updatable("labels", text(desired.labels()), text(labels(actual)))
        .updatable(
            "taints",
            sorted(desired.taints().stream().map(PoolDrift::text).toList()),
            sorted(orNone(actual.getTaints()).stream().map(PoolDrift::text).toList()))
        .tags("freeformTags", desired.freeformTags(), actual.getFreeformTags())
        .tags("definedTags", desired.definedTags(), actual.getDefinedTags())
        .drift();
  }

  private static void pods(
      Drift.Comparison comparison, VirtualNodePoolSpec desired, VirtualNodePool actual) {
    var wanted = desired.podConfiguration();
    if (wanted != null) {
      var there =
          Objects.requireNonNullElseGet(
              actual.getPodConfiguration(), () -> PodConfiguration.builder().build());
      comparison
          .updatable("podConfiguration.shape", wanted.shape(), there.getShape())
          .updatable("podConfiguration.subnetId", wanted.subnetId(), there.getSubnetId())
          .updatable("podConfiguration.nsgIds", sorted(wanted.nsgIds()), sorted(there.getNsgIds()));
    }
  }

  /// Places that we chose are no wish of the user's; their subnet may be.
  private static void places(
      Drift.Comparison comparison, VirtualNodePoolSpec desired, VirtualNodePool actual) {
    var there = orNone(actual.getPlacementConfigurations());
    var placing = PoolDetails.placing(PoolDetails.nodeSubnet(desired));
    if (desired.placementConfigurations().isEmpty()) {
      comparison.updatable(
          "subnetId",
          desired.subnetId(),
          sorted(there.stream().map(PlacementConfiguration::getSubnetId).distinct().toList()));
    } else {
      var wanted = desired.placementConfigurations().stream().map(placing);
      comparison.updatable(
          "placementConfigurations",
          sorted(wanted.map(PoolDrift::text).toList()),
          sorted(there.stream().map(PoolDrift::text).toList()));
    }
  }

  private static String text(PlacementConfiguration place) {
    return "%s [%s] %s"
        .formatted(
            place.getAvailabilityDomain(), sorted(place.getFaultDomain()), place.getSubnetId());
  }

  private static String text(VirtualNodePoolSpec.Taint taint) {
    return "%s=%s:%s".formatted(taint.key(), taint.value(), taint.effect());
  }

  private static String text(com.oracle.bmc.containerengine.model.Taint taint) {
    var value = taint.getValue() == null ? "" : taint.getValue();
    return "%s=%s:%s".formatted(taint.getKey(), value, taint.getEffect());
  }

  private static String text(Map<String, String> labels) {
    return sorted(
        labels.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
  }

  /// All but ours.
  private static Map<String, String> labels(VirtualNodePool actual) {
    return orNone(actual.getInitialVirtualNodeLabels()).stream()
        .filter(label -> !label.getKey().equals(VirtualNodePoolSpec.LABEL))
        .collect(
            Collectors.toMap(
                InitialVirtualNodeLabel::getKey,
                label -> label.getValue() == null ? "" : label.getValue(),
                (one, _) -> one));
  }

  /// The value of our label; empty for a pool that we did not make.
  static String ownLabel(VirtualNodePool actual) {
    return orNone(actual.getInitialVirtualNodeLabels()).stream()
        .filter(label -> label.getKey().equals(VirtualNodePoolSpec.LABEL))
        .map(InitialVirtualNodeLabel::getValue)
        .findFirst()
        .orElse("");
  }

  private static String sorted(@Nullable List<String> texts) {
    return orNone(texts).stream().sorted().collect(Collectors.joining(", "));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
