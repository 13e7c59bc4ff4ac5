package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.SecretKeySelector;
import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.KubernetesProvider;
import dev.tsunagi.api.secrets.KubernetesProvider.Auth;
import dev.tsunagi.api.secrets.KubernetesProvider.CaProvider;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.AuthorityTexts;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.kubernetes.ClusterConnections;
import dev.tsunagi.secrets.provider.kubernetes.ClusterIdentity;
import dev.tsunagi.secrets.provider.kubernetes.ClusterServer;
import dev.tsunagi.secrets.provider.kubernetes.ReferentProvider;

/// Which cluster a `kubernetes` store reads, and as whom.
public final class Clusters implements AutoCloseable {

  private static final String PATH = "spec.provider.kubernetes";

  private final ClusterConnections connections;
  private final SecretKeys secrets;
  private final AuthorityTexts authorities;

  public Clusters(ClusterConnections connections, SecretKeys secrets, AuthorityTexts authorities) {
    this.connections = connections;
    this.secrets = secrets;
    this.authorities = authorities;
  }

  /// Whether the credentials are those of the namespace that uses the store.
  static boolean isReferent(Store store) {
    var kubernetes = store.getSpec().provider().kubernetes();
    return kubernetes != null
        && store.storeKind() == StoreKind.CLUSTER_SECRET_STORE
        && selectors(kubernetes).anyMatch(String::isEmpty);
  }

  /// The namespaces of the references to credentials.
  private static Stream<String> selectors(KubernetesProvider kubernetes) {
    var auth = kubernetes.auth();
    if (kubernetes.authRef() != null) {
      return Stream.of(kubernetes.authRef().namespace());
    }
    if (auth == null) {
      return Stream.of();
    }
    var found = new ArrayList<String>();
    if (auth.cert() != null) {
      found.add(auth.cert().clientCert().namespace());
      found.add(auth.cert().clientKey().namespace());
    }
    if (auth.serviceAccount() != null) {
      found.add(auth.serviceAccount().namespace());
    }
    if (auth.token() != null) {
      found.add(auth.token().bearerToken().namespace());
    }
    return found.stream();
  }

  /// `user` is the namespace of whoever uses the store, empty when it is only looked at; `holder`
  /// names this use of a connection.
  SecretProvider provider(Store store, KubernetesProvider kubernetes, String user, String holder) {
    if (user.isEmpty() && isReferent(store)) {
      return new ReferentProvider(holder);
    }
    var scope = new ReferenceScope(store, user);
    var config = kubernetes.authRef();
    if (config != null) {
      return connections.use(
          holder, read(scope, PATH + ".authRef", config), kubernetes.remoteNamespace());
    }
    return connections.use(
        holder,
        ClusterServer.of(kubernetes.server().url(), authority(scope, kubernetes.server())),
        identity(scope, Objects.requireNonNullElse(kubernetes.auth(), new Auth(null, null, null))),
        kubernetes.remoteNamespace());
  }

  private ClusterIdentity identity(ReferenceScope scope, Auth auth) {
    var account = auth.serviceAccount();
    if (account != null) {
      var path = PATH + ".auth.serviceAccount";
      return new ClusterIdentity.ServiceAccount(
          scope.namespace(path, account.namespace()), account.name(), account.audiences());
    }
    if (auth.token() != null) {
      var path = PATH + ".auth.token.bearerToken";
      return new ClusterIdentity.Token(read(scope, path, auth.token().bearerToken()));
    }
    if (auth.cert() != null) {
      var path = PATH + ".auth.cert.";
      return new ClusterIdentity.Certificate(
          read(scope, path + "clientCert", auth.cert().clientCert()),
          read(scope, path + "clientKey", auth.cert().clientKey()));
    }
    throw invalid(
        PATH + ".auth is missing: give one of cert, serviceAccount and token, or authRef");
  }

  private SecretValue read(ReferenceScope scope, String path, SecretKeySelector selector) {
    var namespace = scope.namespace(path, selector.namespace());
    return SecretValue.of(secrets.read(path, namespace, selector.name(), selector.key()));
  }

  private String authority(ReferenceScope scope, KubernetesProvider.Server server) {
    if (!server.caBundle().isEmpty()) {
      try {
        return new String(
            Base64.getMimeDecoder().decode(server.caBundle()), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw invalid(PATH + ".server.caBundle is not base64");
      }
    }
    return server.caProvider() == null ? "" : authority(scope, server.caProvider());
  }

  private String authority(ReferenceScope scope, CaProvider from) {
    var path = PATH + ".server.caProvider";
    var namespace = scope.fixedNamespace(path, from.namespace());
    return switch (from.type()) {
      case SECRET -> authorities.ofSecret(path, namespace, from.name(), from.key());
      case CONFIG_MAP -> authorities.ofConfigMap(path, namespace, from.name(), from.key());
      case null -> throw invalid(path + ".type must be Secret or ConfigMap");
    };
  }

  /// Lets go of what `holder` used.
  void release(String holder) {
    connections.release(holder);
  }

  private static FailureException invalid(String message) {
    return new FailureException(new Failure.Invalid(message));
  }

  @Override
  public void close() {
    connections.close();
  }
}
