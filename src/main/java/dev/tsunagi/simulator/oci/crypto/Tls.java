package dev.tsunagi.simulator.oci.crypto;

import module java.base;

import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// What a TLS listener shows: a fresh key and a certificate of the authority.
public final class Tls {

  private Tls() {}

  public static SSLContext server(Authority authority, Collection<String> hosts) {
    var keys = Rsa.generate();
    var chain =
        new X509Certificate[] {authority.server(keys.getPublic(), hosts), authority.certificate()};
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", keys.getPrivate(), new char[0], chain);
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot set up TLS", e);
    }
  }
}
