package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.VirtualNodePoolLifecycleState;
import com.oracle.bmc.containerengine.model.VirtualNodeSummary;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.api.provisioning.ScaledStatus;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Impediment;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.secrets.SecretData;

/// What there is to know about virtual node pools.
final class VirtualNodePoolModel implements ResourceModel<VirtualNodePoolSpec, ActualPool> {

  @Override
  public String noun() {
    return "virtual node pool";
  }

  @Override
  public List<SpecProblem> problems(VirtualNodePoolSpec spec) {
    var problems = new ArrayList<SpecProblem>();
    if (spec.id().isEmpty() && spec.compartmentId().isEmpty()) {
      problems.add(new SpecProblem("spec.compartmentId", "is missing", "there, or spec.id"));
    }
    if (spec.id().isEmpty() && spec.managementPolicy() == ManagementPolicy.MANAGE) {
      needed(spec, problems);
    }
    return problems;
  }

  private static void needed(VirtualNodePoolSpec spec, List<SpecProblem> problems) {
    if (spec.size() == null) {
      problems.add(new SpecProblem("spec.size", "is missing", ""));
    }
    var pods = spec.podConfiguration();
    if (pods == null || pods.subnetId().isEmpty()) {
      problems.add(new SpecProblem("spec.podConfiguration.subnetId", "is missing", ""));
    }
    if (pods == null || pods.shape().isEmpty()) {
      problems.add(new SpecProblem("spec.podConfiguration.shape", "is missing", ""));
    }
  }

  @Override
  public String id(ActualPool actual) {
    return actual.pool().getId();
  }

  @Override
  public String state(ActualPool actual) {
    return actual.pool().getLifecycleState().getValue();
  }

  /// One that needs attention is there, and can be changed and deleted.
  @Override
  public Lifecycle lifecycle(ActualPool actual) {
    return switch (actual.pool().getLifecycleState()) {
      case Creating, Updating, UnknownEnumValue -> Lifecycle.CHANGING;
      case Active, NeedsAttention -> Lifecycle.READY;
      case Deleting -> Lifecycle.DELETING;
      case Deleted -> Lifecycle.DELETED;
      case Failed -> Lifecycle.BROKEN;
    };
  }

  @Override
  public Map<String, String> freeformTags(ActualPool actual) {
    return Objects.requireNonNullElse(actual.pool().getFreeformTags(), Map.of());
  }

  @Override
  public Drift drift(VirtualNodePoolSpec desired, ActualPool actual) {
    return PoolDrift.between(desired, actual.pool());
  }

  @Override
  public Map<String, String> attributes(ActualPool actual) {
    return new Attributes()
        .with("displayName", actual.pool().getDisplayName())
        .with("clusterId", actual.pool().getClusterId())
        .with("kubernetesVersion", actual.pool().getKubernetesVersion())
        .toMap();
  }

  @Override
  public ScaledStatus scaled(VirtualNodePoolSpec spec, ActualPool actual) {
    return PoolView.of(actual);
  }

  @Override
  public Optional<Impediment> impediment(VirtualNodePoolSpec spec, ActualPool actual) {
    return switch (actual.pool().getLifecycleState()) {
      case NeedsAttention -> Optional.of(new Impediment("NeedsAttention", troubles(actual), false));
      case Failed -> Optional.of(new Impediment("Failed", troubles(actual), false));
      case Active -> unready(actual);
      case Creating, Updating, Deleting, Deleted, UnknownEnumValue -> Optional.empty();
    };
  }

  /// What OCI says about the pool and about each node, each once, with what to do.
  private static String troubles(ActualPool actual) {
    var told =
        Stream.concat(
                Stream.ofNullable(actual.pool().getLifecycleDetails()),
                actual.nodes().stream()
                    .map(VirtualNodeSummary::getVirtualNodeError)
                    .filter(Objects::nonNull))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .distinct()
            .map(Remedies::explained)
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? "OCI gives no reason; look at its work requests" : told;
  }

  /// Nodes come into their cluster by themselves, a little after OCI has them.
  private static Optional<Impediment> unready(ActualPool actual) {
    var view = PoolView.of(actual);
    var none = Objects.equals(view.readyNodes(), 0) && !Objects.equals(view.size(), 0);
    return none
        ? Optional.of(
            new Impediment(
                "NodesNotReady",
                "none of its %d nodes is Ready in this cluster yet; see kubectl get nodes -l %s"
                    .formatted(view.size(), PoolView.selector(actual.pool())),
                true))
        : Optional.empty();
  }

  @Override
  public boolean connects() {
    return false;
  }

  /// Nobody connects to a pool.
  @Override
  public Optional<SecretData> connection(
      VirtualNodePoolSpec spec, ActualPool actual, Credentials credentials) {
    return Optional.empty();
  }

  /// Whether a pool in this state has nodes and pods worth asking about.
  static boolean isUp(VirtualNodePoolLifecycleState state) {
    return state == VirtualNodePoolLifecycleState.Active
        || state == VirtualNodePoolLifecycleState.NeedsAttention;
  }
}
