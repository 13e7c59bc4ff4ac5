package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/// Key stores in PKCS#12, written with AES-256 and SHA-256.
final class Pkcs12 {

  private record Entry(Key key, List<X509Certificate> chain) {}

  private Pkcs12() {}

  static String key(String password, String store) {
    return Pem.encode("PRIVATE KEY", open(password, store, "").key.getEncoded());
  }

  static String certificates(String password, String store) {
    var chain = open(password, store, "certificate ").chain;
    try {
      return Certificates.pem(Certificates.chain(chain));
    } catch (CallException _) {
      return Certificates.pem(chain);
    }
  }

  private static Entry open(String password, String store, String what) {
    var failed = new CallException("unable to decode pkcs12 " + what + "with password");
    try {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(new ByteArrayInputStream(GoText.encode(store)), password.toCharArray());
      var alias =
          Collections.list(keys.aliases()).stream()
              .filter(name -> isKey(keys, name))
              .findFirst()
              .orElseThrow(() -> failed);
      var key = keys.getKey(alias, password.toCharArray());
      var chain = new LinkedHashSet<X509Certificate>();
      for (var certificate : keys.getCertificateChain(alias)) {
        chain.add((X509Certificate) certificate);
      }
      return new Entry(key, List.copyOf(chain));
    } catch (GeneralSecurityException | IOException _) {
      throw failed;
    }
  }

  private static boolean isKey(KeyStore keys, String alias) {
    try {
      return keys.isKeyEntry(alias);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /// @param full whether all certificates go in, or the first one only
  static String store(String certificates, String key, String password, boolean full) {
    var blocks = Pem.find(key).blocks();
    var chain = Certificates.all(certificates);
    if (blocks.isEmpty() || chain.isEmpty()) {
      throw new CallException("runtime error: invalid memory address or nil pointer dereference");
    }
    var parsed = Keys.parse(blocks.getFirst().bytes());
    var wanted = full ? chain : List.of(chain.getFirst());
    return write(password, keys -> fill(keys, parsed, password, wanted));
  }

  /// Java wants a chain in its order; what is none goes in as single certificates.
  private static void fill(KeyStore keys, Key key, String password, List<X509Certificate> chain)
      throws GeneralSecurityException {
    var secret = password.toCharArray();
    try {
      keys.setKeyEntry("key", key, secret, chain.toArray(Certificate[]::new));
    } catch (KeyStoreException _) {
      keys.setKeyEntry("key", key, secret, new Certificate[] {chain.getFirst()});
      for (int i = 1; i < chain.size(); i++) {
        keys.setCertificateEntry("ca-" + i, chain.get(i));
      }
    }
  }

  static String trustStore(String certificates, String password) {
    var all = Certificates.all(certificates);
    return write(
        password,
        keys -> {
          for (int i = 0; i < all.size(); i++) {
            keys.setCertificateEntry("ca-" + i, all.get(i));
          }
        });
  }

  private interface Filling {
    void fill(KeyStore keys) throws GeneralSecurityException;
  }

  private static String write(String password, Filling filling) {
    try {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      filling.fill(keys);
      var out = new ByteArrayOutputStream();
      keys.store(out, password.toCharArray());
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (GeneralSecurityException | IOException _) {
      throw new CallException("unable to encode pkcs12");
    }
  }
}
