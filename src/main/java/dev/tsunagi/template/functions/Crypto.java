package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/// The functions of External Secrets on keys and certificates.
final class Crypto {

  private Crypto() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("pkcs12key", "string", a -> key(a, "", a.text(0)))
        .add("pkcs12keyPass", "string string", a -> key(a, a.text(0), a.text(1)))
        .add("pkcs12cert", "string", a -> certificates(a, "", a.text(0)))
        .add("pkcs12certPass", "string string", a -> certificates(a, a.text(0), a.text(1)))
        .add("pemToPkcs12", "string string", a -> store(a, "", false))
        .add("pemToPkcs12Pass", "string string string", a -> store(a, a.text(2), false))
        .add("fullPemToPkcs12", "string string", a -> store(a, "", true))
        .add("fullPemToPkcs12Pass", "string string string", a -> store(a, a.text(2), true))
        .add("pemTruststoreToPKCS12", "string", a -> trustStore(a, ""))
        .add("pemTruststoreToPKCS12Pass", "string string", a -> trustStore(a, a.text(1)))
        .add("filterPEM", "string string", a -> filterPem(a.text(0), a.text(1)))
        .add("filterCertChain", "string string", a -> filterChain(a.text(0), a.text(1)))
        .add("certSANs", "string", a -> Certificates.names(a.text(0)))
        .add("jwkPublicKeyPem", "string", a -> Jwk.parse(a.text(0)).publicPem())
        .add("jwkPrivateKeyPem", "string", a -> Jwk.parse(a.text(0)).privatePem())
        .add("rsaDecrypt", "string string string string", Crypto::rsaDecrypt)
        .functions();
  }

  private static String key(Arguments a, String password, String store) {
    a.budget().charge(Costs.OPEN_STORE);
    return Pkcs12.key(password, store);
  }

  private static String certificates(Arguments a, String password, String store) {
    a.budget().charge(Costs.OPEN_STORE);
    return Pkcs12.certificates(password, store);
  }

  private static String trustStore(Arguments a, String password) {
    a.budget().charge(Costs.MAKE_STORE);
    return Pkcs12.trustStore(a.text(0), password);
  }

  private static String store(Arguments a, String password, boolean full) {
    a.budget().charge(Costs.MAKE_STORE);
    return Pkcs12.store(a.text(0), a.text(1), password, full);
  }

  private static String filterPem(String type, String text) {
    var found = Pem.find(text);
    var kept = found.blocks().stream().filter(b -> b.type().equalsIgnoreCase(type)).toList();
    if (kept.isEmpty() && found.rest() && !text.isEmpty()) {
      throw new CallException("error filtering pem: found junk");
    }
    return kept.stream().map(Pem::encoded).collect(Collectors.joining());
  }

  private static String filterChain(String which, String text) {
    var chain = Certificates.chain(Certificates.all(text));
    var last = chain.getLast();
    return switch (which) {
      case "leaf" ->
          Certificates.isRoot(chain.getFirst()) ? "" : Certificates.pem(chain.subList(0, 1));
      case "intermediate" ->
          Certificates.pem(
              chain.stream().skip(1).takeWhile(one -> !Certificates.isRoot(one)).toList());
      case "root" -> Certificates.isRoot(last) ? Certificates.pem(List.of(last)) : "";
      default -> "";
    };
  }

  private static String rsaDecrypt(Arguments a) {
    if (a.text(0).equals("None")) {
      return a.text(2);
    }
    if (!a.text(0).equals("RSA-OAEP")) {
      throw new CallException("decryption scheme is not supported");
    }
    var blocks = Pem.find(a.text(3)).blocks();
    if (blocks.isEmpty()) {
      throw new CallException("failed to decode PEM block");
    }
    if (!(Keys.parse(blocks.getFirst().bytes()) instanceof RSAPrivateKey key)) {
      throw new CallException("could not parse RSA private key");
    }
    a.budget().charge(Costs.signature(key));
    return decrypt(hash(a.text(1)), GoText.encode(a.text(2)), key);
  }

  private static String decrypt(String hash, byte[] bytes, RSAPrivateKey key) {
    try {
      var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          key,
          new OAEPParameterSpec(
              hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
      return GoText.decode(cipher.doFinal(bytes));
    } catch (GeneralSecurityException _) {
      throw new CallException("error decrypting data with RSA: crypto/rsa: decryption error");
    }
  }

  private static String hash(String name) {
    return switch (name) {
      case "SHA1" -> "SHA-1";
      case "SHA512" -> "SHA-512";
      default -> "SHA-256";
    };
  }
}
