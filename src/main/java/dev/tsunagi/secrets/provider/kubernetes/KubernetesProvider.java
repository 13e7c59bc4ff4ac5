package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.SecretWriter;
import dev.tsunagi.secrets.provider.Validation;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// The Secrets of one namespace of a cluster, as one identity sees them. There are no versions of
/// them: which one is asked for does not count, as in ESO.
public final class KubernetesProvider implements SecretProvider {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final long PAGE = 250;

  private final ClusterConnection connection;
  private final String namespace;

  KubernetesProvider(ClusterConnection connection, String namespace) {
    this.connection = connection;
    this.namespace = namespace;
  }

  @Override
  public ReadScope scope() {
    return new ReadScope(connection.key(), namespace);
  }

  @Override
  public Capability capability() {
    return Capability.ReadWrite;
  }

  /// Kubernetes tells "there is none" (404) from "you may not look" (403), so its 404 counts.
  @Override
  public Optional<Fetched> get(SecretAddress address) {
    var name = name(address.key());
    try {
      var all = connection.client().secrets().inNamespace(namespace);
      return Optional.ofNullable(all.withName(name).get()).map(s -> fetched(s, address.facet()));
    } catch (KubernetesClientException e) {
      throw RemoteFailures.of(e, connection.key(), "get", namespace, name);
    }
  }

  /// A key is a name in a path of the API: nothing else must be reached through it.
  static String name(String key) {
    if (key.length() > 253 || !NAME.matcher(key).matches()) {
      throw new FailureException(
          new Failure.Invalid("\"%s\" is not the name of a Kubernetes Secret".formatted(key)));
    }
    return key;
  }

  private static Fetched fetched(Secret secret, SecretAddress.Facet facet) {
    return new Fetched(
        Objects.requireNonNullElse(secret.getMetadata().getResourceVersion(), ""),
        switch (facet) {
          case VALUE -> RemoteSecret.value(secret);
          case METADATA -> RemoteSecret.metadata(secret);
        });
  }

  @Override
  public List<SecretAddress> find(FindCriteria criteria) {
    var matcher = criteria.matcher();
    var found = new ArrayList<SecretAddress>();
    var page = "";
    do {
      var list = list(criteria.tags(), page);
      list.getItems().stream()
          .map(Secret::getMetadata)
          .filter(m -> matcher.test(m.getName(), RemoteSecret.orEmpty(m.getLabels())))
          .forEach(m -> found.add(new SecretAddress(m.getName(), "")));
      page = Objects.requireNonNullElse(list.getMetadata().getContinue(), "");
    } while (!page.isEmpty());
    return List.copyOf(found);
  }

  private io.fabric8.kubernetes.api.model.SecretList list(Map<String, String> tags, String page) {
    var options = new ListOptionsBuilder().withLimit(PAGE);
    if (!page.isEmpty()) {
      options.withContinue(page);
    }
    try {
      var all = connection.client().secrets().inNamespace(namespace);
      return all.withLabels(tags).list(options.build());
    } catch (KubernetesClientException e) {
      throw RemoteFailures.of(e, connection.key(), "list", namespace, "");
    }
  }

  @Override
  public Optional<SecretWriter> writer() {
    return Optional.of(new KubernetesWriter(connection, namespace));
  }

  @Override
  public Validation validate() {
    return new SelfReview(connection, namespace).validate();
  }
}
