package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.LenientClients;
import dev.tsunagi.secrets.SecretValue;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/// An API server as one identity sees it. Its client is made when it is first needed.
final class ClusterConnection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int REQUEST_MILLIS = 20_000;

  /// Which server, and as whom.
  public record Key(ClusterServer server, ClusterIdentity identity) {}

  private final Key key;
  private final Supplier<String> token;
  private @Nullable KubernetesClient client;
  private boolean closed;

  /// `accounts` gives tokens of service accounts that are valid for a while.
  ClusterConnection(Key key, AccountTokens accounts) {
    this.key = key;
    this.token =
        switch (key.identity()) {
          case ClusterIdentity.ServiceAccount account -> accounts.of(account);
          case ClusterIdentity.Token(var fixed) -> () -> fixed.text().strip();
          case ClusterIdentity.Certificate _ -> () -> "";
        };
  }

  Key key() {
    return key;
  }

  /// The client, with credentials that hold now.
  synchronized KubernetesClient client() {
    if (closed) {
      throw new FailureException(
          new Failure.Pending(
              "the connection to %s is being renewed".formatted(key.server().url())));
    }
    // Here rather than within a request: a failure to mint one is to be told as what it is.
    var _ = token.get();
    var made = client;
    if (made == null) {
      made = make();
      client = made;
    }
    return made;
  }

  private KubernetesClient make() {
    try {
      return LenientClients.builder(config()).build();
    } catch (RuntimeException e) {
      // No cause: it could quote a key that it could not read.
      throw new FailureException(
          new Failure.Invalid(
              "the certificates or keys for %s cannot be used; check that they are PEM"
                  .formatted(key.server().url())));
    }
  }

  /// Nothing of the operator's own surroundings counts here.
  private Config config() {
    var builder =
        new ConfigBuilder()
            .withAutoConfigure(false)
            .withMasterUrl(key.server().url())
            .withTrustCerts(key.server().unverified())
            .withDisableHostnameVerification(key.server().unverified())
            .withConnectionTimeout(CONNECT_MILLIS)
            .withRequestTimeout(REQUEST_MILLIS)
            .withRequestRetryBackoffLimit(1);
    if (!key.server().ca().isEmpty()) {
      builder.withCaCertData(SecretValue.of(key.server().ca()).base64());
    }
    if (key.identity() instanceof ClusterIdentity.Certificate(var certificate, var own)) {
      builder.withClientCertData(certificate.base64()).withClientKeyData(own.base64());
    }
    var config = builder.build();
    if (!(key.identity() instanceof ClusterIdentity.Certificate)) {
      config.setOauthTokenProvider(token::get);
    }
    return config;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
    }
  }
}
