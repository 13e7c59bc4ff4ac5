package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;

/// Users and their API keys.
public final class Users {

  private final String tenancyId;
  private final Map<String, Session> byKeyId = new ConcurrentHashMap<>();

  public Users(String tenancyId) {
    this.tenancyId = tenancyId;
  }

  /// Adds a key; returns its fingerprint.
  public String add(String userId, String name, PublicKey key) {
    var fingerprint = Rsa.fingerprint("MD5", key.getEncoded());
    byKeyId.put(tenancyId + "/" + userId + "/" + fingerprint, new Session(user(userId, name), key));
    return fingerprint;
  }

  public Principal user(String userId, String name) {
    return new Principal(userId, tenancyId, Set.of("user:" + name, "user:" + userId), false);
  }

  Session find(String keyId) {
    return Optional.ofNullable(byKeyId.get(keyId)).orElseThrow(OciError::notAuthenticated);
  }
}
