package dev.tsunagi.metrics.endpoint;

import module java.base;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key and certificate in two files, as they are when a client calls. A pair that cannot be
/// used, half written perhaps, leaves the one before in place.
final class ReloadingKeys extends X509ExtendedKeyManager {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadingKeys.class);

  private final EndpointSettings.Tls.Files files;
  private volatile Loaded loaded;

  private record Loaded(List<Object> marks, X509ExtendedKeyManager keys) {}

  ReloadingKeys(EndpointSettings.Tls.Files files) throws IOException {
    this.files = files;
    this.loaded = new Loaded(marks(), ServingCertificate.read(files));
  }

  private synchronized X509ExtendedKeyManager current() {
    try {
      var marks = marks();
      if (!marks.equals(loaded.marks())) {
        loaded = new Loaded(marks, ServingCertificate.read(files));
        LOG.atInfo().addKeyValue("file", files.certificate()).log("serving certificate reloaded");
      }
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("error", e.getMessage())
          .log("changed serving certificate not usable; the one before stays");
    }
    return loaded.keys();
  }

  /// What changes when a file does, even within one tick of its time.
  private List<Object> marks() throws IOException {
    var marks = new ArrayList<Object>();
    for (var file : List.of(files.certificate(), files.key())) {
      try {
        var real = file.toRealPath();
        marks.addAll(List.of(real, Files.getLastModifiedTime(real), Files.size(real)));
      } catch (NoSuchFileException e) {
        throw new IOException("--metrics-cert-dir: there is no file " + file, e);
      }
    }
    return marks;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    return current().chooseEngineServerAlias(type, issuers, engine);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, Socket socket) {
    return current().chooseServerAlias(type, issuers, socket);
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return loaded.keys().getServerAliases(type, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return loaded.keys().getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return loaded.keys().getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
