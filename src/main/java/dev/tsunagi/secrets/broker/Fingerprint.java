package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.SecretAddress;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether two readings are the same without holding what was read: a hash under a key that
/// lives and dies with this process, so it is of no use to anyone who finds it.
public record Fingerprint(String hex) {

  /// Makes the fingerprints of one process.
  static final class Press {

    private final SecretKeySpec key;

    Press() {
      var bytes = new byte[32];
      new SecureRandom().nextBytes(bytes);
      key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    Fingerprint of(Fetched fetched) {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(fetched.version().getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return new Fingerprint(HexFormat.of().formatHex(mac.doFinal(fetched.value().bytes())));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HmacSHA256", e);
      }
    }

    /// The fingerprint of a list of secrets; their values do not count.
    Fingerprint of(List<SecretAddress> found) {
      var names = new StringBuilder();
      found.forEach(
          address ->
              List.of(address.key(), address.version())
                  .forEach(name -> names.append(name.length()).append(':').append(name)));
      return of(new Fetched("", SecretValue.of(names.toString())));
    }

    /// The fingerprint of "there is no such secret".
    Fingerprint ofNothing() {
      return new Fingerprint("none");
    }
  }
}
