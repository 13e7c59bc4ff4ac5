package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Mints tokens of service accounts through the API server.
public final class TokenRequests {

  /// The audience that OCI's workload identity expects; the one of the API server.
  private static final String AUDIENCE = "api";

  /// How long a token is good for; it is exchanged at once.
  private static final long SECONDS = 3600;

  private final KubernetesClient client;

  public TokenRequests(KubernetesClient client) {
    this.client = client;
  }

  /// A token, and when it ends. Prints only that.
  public record Minted(String text, Instant expires) {
    @Override
    public String toString() {
      return "Minted[until " + expires + "]";
    }
  }

  /// A token for an API server, of an hour; no audience is that of the API server which mints it.
  public Minted mintFor(String namespace, String name, List<String> audiences) {
    var request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withAudiences(audiences)
            .withExpirationSeconds(3600L)
            .endSpec()
            .build();
    try {
      var account = client.serviceAccounts().inNamespace(namespace).withName(name);
      var status = account.tokenRequest(request).getStatus();
      return new Minted(status.getToken(), Instant.parse(status.getExpirationTimestamp()));
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404) {
        throw new FailureException(
            new Failure.Unresolved(
                "service account \"%s\" not found in namespace \"%s\"; create it or correct the"
                        .formatted(name, namespace)
                    + " reference"),
            e);
      }
      throw KubeFailures.of(e, "mint a token of service account %s/%s".formatted(namespace, name));
    }
  }

  public String mint(String namespace, String name, List<String> furtherAudiences) {
    var audiences = Stream.concat(Stream.of(AUDIENCE), furtherAudiences.stream()).toList();
    var request = request(namespace, name, audiences);
    try {
      var account = client.serviceAccounts().inNamespace(namespace).withName(name);
      return account.tokenRequest(request).getStatus().getToken();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404) {
        throw new FailureException(
            new Failure.Unresolved(
                "service account \"%s\" not found in namespace \"%s\"; create it or correct"
                        .formatted(name, namespace)
                    + " spec.provider.oracle.serviceAccountRef"),
            e);
      }
      throw KubeFailures.of(e, "mint a token of service account %s/%s".formatted(namespace, name));
    }
  }

  /// Says in its body what its path says, so that no proxy or webhook can take it for another's.
  private static TokenRequest request(String namespace, String name, List<String> audiences) {
    return new TokenRequestBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withAudiences(audiences)
        .withExpirationSeconds(SECONDS)
        .endSpec()
        .build();
  }
}
