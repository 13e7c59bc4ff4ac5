package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.SecretKeySelector;
import dev.tsunagi.api.common.ServiceAccountSelector;
import org.jspecify.annotations.Nullable;

/// Secrets of a Kubernetes cluster.
///
/// @param authRef a kubeconfig, instead of `auth` and `server`
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KubernetesProvider(
    @Nullable Auth auth,
    @Nullable SecretKeySelector authRef,
    String remoteNamespace,
    Server server) {

  public KubernetesProvider {
    remoteNamespace = Completed.or(remoteNamespace, "default");
    server = Completed.or(server, Server.LOCAL);
  }

  /// As whom that cluster is called. Exactly one is meant to be given.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Auth(
      @Nullable Cert cert,
      @Nullable ServiceAccountSelector serviceAccount,
      @Nullable Token token) {}

  /// A client certificate and its key.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Cert(SecretKeySelector clientCert, SecretKeySelector clientKey) {

    public Cert {
      clientCert = Completed.or(clientCert, SecretKeySelector.NONE);
      clientKey = Completed.or(clientKey, SecretKeySelector.NONE);
    }
  }

  /// A bearer token.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Token(SecretKeySelector bearerToken) {

    public Token {
      bearerToken = Completed.or(bearerToken, SecretKeySelector.NONE);
    }
  }

  /// Where that cluster is.
  ///
  /// @param caBundle PEM in base64
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Server(String url, String caBundle, @Nullable CaProvider caProvider) {

    public static final Server LOCAL = new Server("kubernetes.default", "", null);

    public Server {
      url = Completed.or(url, "kubernetes.default");
      caBundle = Completed.text(caBundle);
    }
  }

  /// Where the CA certificates lie.
  ///
  /// @param type null only where the spec is wrong
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record CaProvider(
      @Nullable CaSource type,
      @JsonInclude(JsonInclude.Include.ALWAYS) String name,
      String namespace,
      String key) {

    public CaProvider {
      name = Completed.text(name);
      namespace = Completed.text(namespace);
      key = Completed.text(key);
    }
  }

  /// What holds the CA certificates.
  public enum CaSource {
    @JsonProperty("Secret")
    SECRET,
    @JsonProperty("ConfigMap")
    CONFIG_MAP
  }
}
