package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Dispatcher;
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Request;

/// Knows users by their API keys and everyone else by their tokens.
public final class RequestAuthenticator implements Dispatcher.Authenticator {

  private final boolean verifying;
  private final Users users;
  private final Tokens tokens;
  private final HttpSignature signature;

  /// Unless `verifying`, callers are believed. `clock` is the one that they go by.
  public RequestAuthenticator(boolean verifying, Users users, Tokens tokens, Clock clock) {
    this.verifying = verifying;
    this.users = users;
    this.tokens = tokens;
    this.signature = new HttpSignature(clock);
  }

  @Override
  public Principal authenticate(Request request, boolean withBody) {
    var header = SignatureHeader.parse(request.header("authorization"));
    var session =
        header.keyId().startsWith(Tokens.PREFIX)
            ? tokens.open(header.keyId().substring(Tokens.PREFIX.length()))
            : users.owner(header.keyId());
    if (verifying) {
      signature.verify(request, header, session.key(), List.of("host"), withBody);
    }
    return session.principal();
  }

  /// Throws 401 when signatures are verified and this one is wrong.
  void verify(
      Request request, SignatureHeader header, PublicKey key, Collection<String> alsoSigned) {
    if (verifying) {
      signature.verify(request, header, key, alsoSigned, true);
    }
  }
}
