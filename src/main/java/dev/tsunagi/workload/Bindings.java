package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Binding;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/// Finds the Secrets that bindings stand for: of an ExternalSecret its target, of anything else
/// what `.status.binding.name` says.
final class Bindings {

  private final SourceWatch sources;
  private final SecretWatch secrets;

  /// Where a binding leads. `secret` is empty while nobody can say.
  private record Target(Binding binding, String secret, boolean ready, String why) {}

  Bindings(SourceWatch sources, SecretWatch secrets) {
    this.sources = sources;
    this.secrets = secrets;
  }

  /// How far each binding is. The workload is woken up when that changes.
  List<BindingState> of(VirtualNodeWorkload workload, Context<VirtualNodeWorkload> context) {
    var all =
        workload.getSpec().bindings().stream()
            .map(binding -> target(workload, binding, context))
            .toList();
    secrets.use(
        workload,
        all.stream().map(Target::secret).filter(s -> !s.isEmpty()).collect(Collectors.toSet()));
    return all.stream().map(target -> state(workload, target, context)).toList();
  }

  private Target target(
      VirtualNodeWorkload workload, Binding binding, Context<VirtualNodeWorkload> context) {
    var kind = Source.kind(binding.ref());
    if (kind.equals(Source.SECRET)) {
      return new Target(binding, binding.ref().name(), true, "");
    }
    var namespace = workload.getMetadata().getNamespace();
    return sources
        .find(kind, namespace, binding.ref().name(), context)
        .map(s -> new Target(binding, s.secret(), s.isReady(), s.isReady() ? "" : s.why()))
        .orElseGet(
            () ->
                new Target(
                    binding,
                    "",
                    false,
                    sources.isThere(kind)
                        ? "it is not there yet"
                        : "the cluster has no kind %s of %s"
                            .formatted(kind.kind(), kind.apiVersion())));
  }

  private BindingState state(
      VirtualNodeWorkload workload, Target target, Context<VirtualNodeWorkload> context) {
    var binding = target.binding();
    if (target.secret().isEmpty()) {
      return new BindingState.Missing(
          binding, target.why().isEmpty() ? "it names no Secret yet" : target.why());
    }
    var namespace = workload.getMetadata().getNamespace();
    var found = secrets.find(namespace, target.secret(), context);
    if (found.isEmpty()) {
      var missing = "Secret \"%s\" is not there yet".formatted(target.secret());
      return new BindingState.Missing(
          binding, target.why().isEmpty() ? missing : missing + "; " + target.why());
    }
    return missingKey(binding, found.get())
        .<BindingState>map(key -> new BindingState.Missing(binding, key))
        .orElseGet(
            () -> new BindingState.Bound(binding, found.get(), target.ready(), target.why()));
  }

  private static Optional<String> missingKey(Binding binding, BoundSecret secret) {
    return binding.keys().stream()
        .map(Binding.KeyAsEnv::key)
        .filter(key -> !secret.keys().containsKey(key))
        .findFirst()
        .map(key -> "Secret \"%s\" has no key \"%s\"".formatted(secret.name(), key));
  }
}
