package dev.tsunagi.secrets.provider.kubernetes;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.KubeFailures;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What an API server's refusal means to the user of a store. Pure.
final class RemoteFailures {

  private RemoteFailures() {}

  /// `verb` is what was to be done with Secrets; `name` is empty for all of them.
  static FailureException of(
      KubernetesClientException e,
      ClusterConnection.Key key,
      String verb,
      String namespace,
      String name) {
    var what = name.isEmpty() ? "Secrets" : "Secret \"" + name + "\"";
    var where = "of namespace \"%s\" at %s".formatted(namespace, key.server().url());
    return switch (e.getCode()) {
      case 401 ->
          denied(
              "%s does not accept %s: the credentials are wrong or have expired"
                  .formatted(key.server().url(), key.identity().describe()));
      case 403 -> denied(mayNot(key, verb, what + " " + where));
      default -> KubeFailures.of(e, "%s %s %s".formatted(verb, what, where));
    };
  }

  static String mayNot(ClusterConnection.Key key, String verb, String what) {
    return "%s may not %s %s; grant the verb %s on secrets by a Role and a RoleBinding there"
        .formatted(key.identity().describe(), verb, what, verb);
  }

  private static FailureException denied(String text) {
    return new FailureException(new Failure.Denied(text));
  }
}
