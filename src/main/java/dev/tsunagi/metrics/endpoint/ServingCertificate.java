package dev.tsunagi.metrics.endpoint;

import module java.base;

import io.fabric8.kubernetes.client.internal.CertUtils;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/// What TLS is served with.
final class ServingCertificate {

  /// For key stores that are never written anywhere.
  private static final char[] IN_MEMORY = "in-memory".toCharArray();

  private ServingCertificate() {}

  /// Throws [IOException] that names the files when they cannot be used.
  static SSLContext context(EndpointSettings.Tls tls) throws IOException {
    var keys =
        switch (tls) {
          case EndpointSettings.Tls.SelfSigned _ -> ofStore(SelfSigned.store(IN_MEMORY));
          case EndpointSettings.Tls.Files files -> new ReloadingKeys(files);
        };
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  static X509ExtendedKeyManager read(EndpointSettings.Tls.Files files) throws IOException {
    try {
      var certificate = Files.readAllBytes(files.certificate());
      var key = Files.readAllBytes(files.key());
      var store =
          CertUtils.createKeyStore(
              new ByteArrayInputStream(certificate),
              new ByteArrayInputStream(key),
              algorithm(certificate),
              IN_MEMORY,
              null,
              IN_MEMORY);
      return ofStore(store);
    } catch (NoSuchFileException e) {
      throw new IOException("--metrics-cert-dir: there is no file " + e.getFile(), e);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // No cause: it could quote the key.
      throw new IOException(
          "--metrics-cert-dir: %s and %s cannot be read as a certificate and its key in PEM"
              .formatted(files.certificate(), files.key()));
    }
  }

  private static String algorithm(byte[] certificate) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate))
        .getPublicKey()
        .getAlgorithm();
  }

  private static X509ExtendedKeyManager ofStore(KeyStore store) {
    try {
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, IN_MEMORY);
      return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key store of our own making", e);
    }
  }
}
