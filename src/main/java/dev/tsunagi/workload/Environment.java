package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Binding;

/// The environment variables that a container gets from us, by name. Pure.
final class Environment {

  /// Where Service Binding has applications look.
  static final String ROOT = "/bindings";

  private Environment() {}

  static Map<String, Object> of(Rendering from, List<Binding> seen) {
    var all = new LinkedHashMap<String, Object>();
    var identity = from.spec().serviceAccount().workloadIdentity();
    if (identity != null) {
      var region = identity.region().isEmpty() ? from.region() : identity.region();
      // Java's SDK does without; those for Go and Python do not.
      put(all, "OCI_RESOURCE_PRINCIPAL_VERSION", "2.2");
      put(all, "OCI_RESOURCE_PRINCIPAL_REGION", region);
      put(
          all,
          "OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH",
          "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt");
    }
    if (seen.stream().anyMatch(Binding::hasFiles)) {
      put(all, "SERVICE_BINDING_ROOT", ROOT);
    }
    seen.forEach(binding -> add(all, binding, from.secret(binding)));
    return all;
  }

  private static void add(Map<String, Object> all, Binding binding, BoundSecret secret) {
    var env = binding.env();
    if (env != null) {
      secret.keys().keySet().forEach(key -> put(all, env.prefix() + name(key), secret, key));
    }
    binding.keys().forEach(key -> put(all, key.env(), secret, key.key()));
  }

  /// In capitals, with `_` for whatever a name cannot hold.
  static String name(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  private static void put(Map<String, Object> all, String name, String value) {
    if (!value.isEmpty()) {
      all.put(name, Fields.of("name", name, "value", value));
    }
  }

  private static void put(Map<String, Object> all, String name, BoundSecret secret, String key) {
    var reference = Fields.of("name", secret.name(), "key", key);
    all.put(name, Fields.of("name", name, "valueFrom", Fields.of("secretKeyRef", reference)));
  }
}
