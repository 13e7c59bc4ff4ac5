package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TokenRequests;
import dev.tsunagi.oci.ServiceAccountTokens;

/// Tokens by TokenRequest, and the operator's own from its pod, or by TokenRequest where there is
/// no pod.
final class OwnTokens implements ServiceAccountTokens {

  private static final Path POD_TOKEN =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

  private final TokenRequests requests;
  private final OperatorSettings.ServiceAccount own;

  OwnTokens(TokenRequests requests, OperatorSettings.ServiceAccount own) {
    this.requests = requests;
    this.own = own;
  }

  @Override
  public String mint(String namespace, String serviceAccount, List<String> audiences) {
    return requests.mint(namespace, serviceAccount, audiences);
  }

  @Override
  public String own() {
    if (!Files.isReadable(POD_TOKEN)) {
      return requests.mint(own.namespace(), own.name(), List.of());
    }
    try {
      return Files.readString(POD_TOKEN).strip();
    } catch (IOException e) {
      throw new FailureException(
          new Failure.Unavailable("could not read the operator's own token at " + POD_TOKEN), e);
    }
  }
}
