package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.binding.Binding;
import dev.tsunagi.secrets.SecretData;

/// Hands out the connection Secret of a resource that is up.
final class Publishing<S extends ProvisionedSpec, M> {

  /// Under which name the state of an attachment is on record beside the secret inputs.
  private static final String ATTACHMENT = "attachment";

  private final ProvisionedResource<S> object;
  private final Site<S, M> site;
  private final Binding binding;

  Publishing(ProvisionedResource<S> object, Workbench<S, M> bench, Site<S, M> site) {
    this.object = object;
    this.site = site;
    this.binding = new Binding(bench.platform().kubernetes().secrets());
  }

  /// What was found, with the Secret's name, and whether anything was written.
  record Published(Findings found, boolean wrote) {}

  /// Empty when there is nothing to connect to yet.
  Optional<Published> publish(Findings found, M actual) {
    var credentials = site.credentials();
    return site.model()
        .connection(object.getSpec(), actual, credentials)
        .map(connection -> publish(found, actual, credentials, connection));
  }

  private Published publish(
      Findings found, M actual, Credentials credentials, SecretData connection) {
    var name = site.model().secretName(object.getSpec(), object.getMetadata().getName());
    var known = new TreeMap<>(credentials.versions());
    known.putAll(found.credentials());
    var wanted = site.model().attachment(object.getSpec(), actual);
    var attached =
        wanted
            .map(state -> attached(name, state, known, actual, credentials))
            .orElse(SecretData.EMPTY);
    wanted.ifPresent(state -> known.put(ATTACHMENT, record(state, attached)));
    var wrote = binding.publish(object, name, attached.overlaidWith(connection));
    return new Published(found.withBinding(name).given(known), wrote);
  }

  /// What the Secret holds already is as good as new, as long as it is whole.
  private SecretData attached(
      String name, String state, Map<String, String> known, M actual, Credentials credentials) {
    var held = binding.held(object, name);
    var recorded = known.getOrDefault(ATTACHMENT, "");
    if (held.isPresent() && !recorded.isEmpty()) {
      var files = recorded.substring(recorded.indexOf('#') + 1).split(",");
      var kept = new TreeMap<>(held.get().values());
      kept.keySet().retainAll(List.of(files));
      var same = new SecretData(kept);
      if (record(state, same).equals(recorded)) {
        return same;
      }
    }
    return site.gateway().attachment(object.getSpec(), actual, credentials);
  }

  private static String record(String state, SecretData attached) {
    return state + "#" + String.join(",", attached.names());
  }
}
