package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Binding;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec;

/// All that the objects of a workload are rendered from.
///
/// @param bound the Secrets of the bindings, by the bindings' names; one that is missing here has
///     no keys yet
/// @param region in which workload identity acts when the workload does not say; may be empty
record Rendering(VirtualNodeWorkload workload, Map<String, BoundSecret> bound, String region) {

  VirtualNodeWorkloadSpec spec() {
    return workload.getSpec();
  }

  String name() {
    return workload.getMetadata().getName();
  }

  /// The same as if nobody knew what the Secrets hold.
  Rendering unbound() {
    return new Rendering(workload, Map.of(), region);
  }

  /// The name and keys of a binding's Secret.
  BoundSecret secret(Binding binding) {
    return bound.getOrDefault(binding.name(), new BoundSecret("", new TreeMap<>()));
  }

  /// `binding=hash` for each, of those keys only that the pods see.
  String bindingsHash() {
    return spec().bindings().stream()
        .filter(binding -> bound.containsKey(binding.name()))
        .map(binding -> binding.name() + "=" + hash(binding))
        .collect(Collectors.joining(" "));
  }

  private String hash(Binding binding) {
    var secret = secret(binding);
    var seen = new TreeMap<>(secret.keys());
    if (!binding.hasFiles() && binding.env() == null) {
      seen.keySet().retainAll(binding.keys().stream().map(Binding.KeyAsEnv::key).toList());
    }
    return Marks.hash(List.of(secret.name(), seen));
  }
}
