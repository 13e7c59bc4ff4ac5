package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.kube.TokenRequests;
import org.jspecify.annotations.Nullable;

/// Tokens of service accounts, each used for the better part of its life.
public final class AccountTokens {

  private static final Duration SPARE = Duration.ofMinutes(5);

  private final TokenRequests requests;
  private final Clock clock;

  public AccountTokens(TokenRequests requests, Clock clock) {
    this.requests = requests;
    this.clock = clock;
  }

  /// Gives the same token until it is about to end.
  Supplier<String> of(ClusterIdentity.ServiceAccount account) {
    return new Renewed(account);
  }

  private final class Renewed implements Supplier<String> {

    private final ClusterIdentity.ServiceAccount account;
    private TokenRequests.@Nullable Minted held;

    private Renewed(ClusterIdentity.ServiceAccount account) {
      this.account = account;
    }

    @Override
    public synchronized String get() {
      var token = held;
      if (token == null || !clock.instant().isBefore(token.expires().minus(SPARE))) {
        token = requests.mintFor(account.namespace(), account.name(), account.audiences());
        held = token;
      }
      return token.text();
    }
  }
}
