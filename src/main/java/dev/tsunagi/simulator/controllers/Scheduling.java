package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;

/// Where a pod may run: by the labels it selects and the taints it tolerates. Affinity and sizes do
/// not count here; of several nodes, the one with the fewest pods takes it.
final class Scheduling {

  /// A node's name, or why there is none.
  sealed interface Choice {
    record On(String node) implements Choice {}

    record Nowhere(String why) implements Choice {}
  }

  private Scheduling() {}

  /// @param pods how many each node has
  static Choice choose(PodSpec pod, List<Node> nodes, Map<String, Long> pods) {
    var selected = nodes.stream().filter(node -> hasLabels(pod, node)).toList();
    var tolerated = selected.stream().filter(node -> toleratesAll(pod, node)).toList();
    return tolerated.stream()
        .map(node -> node.getMetadata().getName())
        .min(
            Comparator.comparing((String name) -> pods.getOrDefault(name, 0L))
                .thenComparing(Comparator.naturalOrder()))
        .<Choice>map(Choice.On::new)
        .orElseGet(() -> new Choice.Nowhere(why(nodes.size(), selected.size())));
  }

  private static String why(int nodes, int selected) {
    var mismatch =
        nodes == selected
            ? ""
            : " %d node(s) didn't match Pod's node affinity/selector.".formatted(nodes - selected);
    var tainted = selected == 0 ? "" : " %d node(s) had untolerated taint(s).".formatted(selected);
    return nodes == 0
        ? "no nodes available to schedule pods"
        : "0/%d nodes are available:%s%s".formatted(nodes, mismatch, tainted);
  }

  private static boolean hasLabels(PodSpec pod, Node node) {
    var labels = Cluster.copy(node.getMetadata().getLabels());
    return Cluster.copy(pod.getNodeSelector()).entrySet().stream()
        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
  }

  private static boolean toleratesAll(PodSpec pod, Node node) {
    return node.getSpec().getTaints().stream()
        .filter(taint -> !taint.getEffect().equals("PreferNoSchedule"))
        .allMatch(taint -> pod.getTolerations().stream().anyMatch(t -> tolerates(t, taint)));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    var effect = Objects.requireNonNullElse(toleration.getEffect(), "");
    var key = Objects.requireNonNullElse(toleration.getKey(), "");
    var exists = "Exists".equals(toleration.getOperator());
    return (effect.isEmpty() || effect.equals(taint.getEffect()))
        && (key.equals(taint.getKey()) || (key.isEmpty() && exists))
        && (exists
            || Objects.requireNonNullElse(toleration.getValue(), "")
                .equals(Objects.requireNonNullElse(taint.getValue(), "")));
  }
}
