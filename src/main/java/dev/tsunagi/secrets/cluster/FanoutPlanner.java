package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of the children, namespace by namespace. Touches nothing.
///
/// | child of the name | in a selected namespace | elsewhere |
/// |---|---|---|
/// | none | create | – |
/// | ours, as desired | keep | delete |
/// | ours, different | update | delete |
/// | somebody else's | refuse | – |
///
/// Children of ours with another name go first. In a namespace that is being deleted nothing is
/// done: Kubernetes clears it.
final class FanoutPlanner {

  private FanoutPlanner() {}

  /// What was seen.
  ///
  /// @param named whoever's has the desired name, by namespace
  /// @param owned all of ours, wherever and of whatever name
  record Observed<C>(List<Namespace> namespaces, Map<String, C> named, List<C> owned) {}

  static <D, C extends CheckedResource<D, ?>> List<FanoutPlan<C>> plan(
      Desired<D> desired, Observed<C> observed, Supplier<C> blank) {
    var open =
        observed.namespaces().stream()
            .filter(namespace -> !isGoing(namespace))
            .collect(
                Collectors.toMap(
                    n -> n.getMetadata().getName(), n -> n, (one, _) -> one, TreeMap::new));
    var selected = new TreeMap<>(open);
    selected.values().removeIf(namespace -> !desired.where().admits(namespace));
    var plans = new ArrayList<FanoutPlan<C>>();
    observed.owned().stream()
        .filter(child -> open.containsKey(child.getMetadata().getNamespace()))
        .filter(child -> !isGoing(child) && isSuperfluous(child, desired, selected.keySet()))
        .map(FanoutPlanner::delete)
        .forEach(plans::add);
    selected.keySet().forEach(n -> plans.add(within(n, desired, observed.named().get(n), blank)));
    return List.copyOf(plans);
  }

  private static boolean isSuperfluous(HasMetadata child, Desired<?> desired, Set<String> where) {
    var metadata = child.getMetadata();
    return !metadata.getName().equals(desired.name()) || !where.contains(metadata.getNamespace());
  }

  private static <C extends HasMetadata> FanoutPlan<C> delete(C child) {
    return new FanoutPlan.Delete<>(child.getMetadata().getNamespace(), child);
  }

  private static <D, C extends CheckedResource<D, ?>> FanoutPlan<C> within(
      String namespace, Desired<D> desired, @Nullable C existing, Supplier<C> blank) {
    if (existing == null) {
      return new FanoutPlan.Create<>(namespace, ChildShape.fresh(desired, namespace, blank.get()));
    }
    if (!desired.owner().controls(existing)) {
      return new FanoutPlan.Refuse<>(namespace);
    }
    return isGoing(existing) || ChildShape.isAsDesired(desired, existing)
        ? new FanoutPlan.Keep<>(namespace)
        : new FanoutPlan.Update<>(namespace, ChildShape.mended(desired, existing, blank.get()));
  }

  private static boolean isGoing(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }
}
