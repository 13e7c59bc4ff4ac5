package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Binding;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.GenericObjects.Kind;

/// All that a plan is made from.
///
/// @param live what carries the workload's label, and whatever else has the name of something
///     desired
/// @param bindings how far each is, in the order of the spec
/// @param held whether pods must not be replaced for the sake of bindings now
/// @param now the time
record Situation(
    VirtualNodeWorkload workload,
    List<Desired> desired,
    List<Live> live,
    List<BindingState> bindings,
    boolean held,
    Instant now) {

  Optional<Live> find(Desired wanted) {
    return live.stream().filter(object -> object.is(wanted)).findFirst();
  }

  Desired main() {
    return desired.stream().filter(Desired::isMain).findFirst().orElseThrow();
  }

  /// The controller of the pods, if there is one yet and it is ours.
  Optional<Live> liveMain() {
    return find(main()).filter(object -> object.belongsTo(workload));
  }

  /// The only one of a kind that is ours.
  Optional<Live> live(Kind kind) {
    return live.stream()
        .filter(object -> object.kind().equals(kind) && object.belongsTo(workload))
        .findFirst();
  }

  /// Bindings that stand in the way: before the first rollout all that are not ready, after it
  /// those without a Secret only, since pods that start now would not get it.
  List<String> waitingFor() {
    var first = liveMain().isEmpty();
    return bindings.stream().flatMap(state -> reason(state, first)).toList();
  }

  private static Stream<String> reason(BindingState state, boolean first) {
    return switch (state) {
      case BindingState.Missing(var binding, var why) -> Stream.of(told(binding, why));
      case BindingState.Bound(var binding, _, var ready, var why) ->
          first && !ready ? Stream.of(told(binding, why)) : Stream.of();
    };
  }

  private static String told(Binding binding, String why) {
    return "%s (%s \"%s\"): %s"
        .formatted(binding.name(), binding.ref().kind(), binding.ref().name(), why);
  }
}
