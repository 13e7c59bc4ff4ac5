package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;

/// Users and their API keys.
public final class Users {

  private final String tenancyId;
  private final Map<String, Session> byKeyId = new ConcurrentHashMap<>();
  private final Map<String, Principal> byName = new ConcurrentHashMap<>();

  public Users(String tenancyId) {
    this.tenancyId = tenancyId;
  }

  public void add(String userId, String name) {
    byName.put(
        name, new Principal(userId, tenancyId, Set.of("user:" + name, "user:" + userId), false));
  }

  /// Adds a key to a user that is there; returns its fingerprint.
  public String addKey(String name, PublicKey key) {
    var user = find(name).orElseThrow();
    var fingerprint = Rsa.fingerprint("MD5", key.getEncoded());
    byKeyId.put(tenancyId + "/" + user.id() + "/" + fingerprint, new Session(user, key));
    return fingerprint;
  }

  public Optional<Principal> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Session owner(String keyId) {
    return Optional.ofNullable(byKeyId.get(keyId)).orElseThrow(OciError::notAuthenticated);
  }
}
