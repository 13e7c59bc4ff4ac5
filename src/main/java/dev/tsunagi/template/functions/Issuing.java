package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import java.security.KeyPair;
import java.security.cert.X509Certificate;

/// Sprig's functions that make certificates and keys.
final class Issuing {

  private final KeyPairs keys;
  private final Issuer issuer;

  private Issuing(Sources sources) {
    keys = new KeyPairs(sources.random());
    issuer = new Issuer(sources);
  }

  static List<Function> functions(Sources sources) {
    var issuing = new Issuing(sources);
    return new Functions.Table()
        .add("genPrivateKey", "string", issuing.keys::privateKey)
        .add("buildCustomCert", "string string", Issuing::custom)
        .add("genCA", "string int", a -> issuing.authority(a, issuing.fresh(a)))
        .add("genCAWithKey", "string int string", a -> issuing.authority(a, given(a, 2)))
        .add(
            "genSelfSignedCert",
            "string list list int",
            a -> issuing.selfSigned(a, issuing.fresh(a)))
        .add(
            "genSelfSignedCertWithKey",
            "string list list int string",
            a -> issuing.selfSigned(a, given(a, 4)))
        .add(
            "genSignedCert",
            "string list list int certificate",
            a -> issuing.signed(a, issuing.fresh(a)))
        .add(
            "genSignedCertWithKey",
            "string list list int certificate string",
            a -> issuing.signed(a, given(a, 5)))
        .functions();
  }

  private KeyPair fresh(Arguments a) {
    a.budget().charge(Costs.RSA_2048);
    return keys.rsa(2048);
  }

  private static KeyPair given(Arguments a, int index) {
    a.budget().charge(Costs.SMALL_KEY);
    var key = PrivatePem.parse(a.text(index), "parsing private key");
    return new KeyPair(PrivatePem.publicKey(key), key);
  }

  private CertificateAndKey authority(Arguments a, KeyPair pair) {
    var wanted = new Issuer.Wanted(a.text(0), List.of(), List.of(), a.integer(1), true);
    return issued(a, wanted, pair, Optional.empty());
  }

  private CertificateAndKey selfSigned(Arguments a, KeyPair pair) {
    return issued(a, leaf(a), pair, Optional.empty());
  }

  private CertificateAndKey signed(Arguments a, KeyPair pair) {
    var given = (CertificateAndKey) a.get(4);
    var blocks = Pem.find(given.certificate()).blocks();
    if (blocks.isEmpty()) {
      throw new CallException("unable to decode certificate");
    }
    X509Certificate certificate = Certificates.parse(blocks.getFirst().bytes());
    var by =
        new Issuer.Signer(certificate, PrivatePem.parse(given.key(), "error parsing private key"));
    return issued(a, leaf(a), pair, Optional.of(by));
  }

  private static Issuer.Wanted leaf(Arguments a) {
    var addresses = texts(a.get(1), "error parsing ip: not a string");
    var names = texts(a.get(2), "error processing alternate dns name: not a string");
    return new Issuer.Wanted(a.text(0), addresses, names, a.integer(3), false);
  }

  private static List<String> texts(Object list, String refusal) {
    return ((List<?>) list)
        .stream()
            .map(
                element -> {
                  if (element instanceof String text) {
                    return text;
                  }
                  throw new CallException(refusal);
                })
            .toList();
  }

  private CertificateAndKey issued(
      Arguments a, Issuer.Wanted wanted, KeyPair pair, Optional<Issuer.Signer> by) {
    a.budget().charge(Costs.signature(by.map(Issuer.Signer::key).orElse(pair.getPrivate())));
    var certificate = issuer.issue(wanted, pair, by);
    return new CertificateAndKey(
        Pem.encode("CERTIFICATE", certificate), PrivatePem.of(pair.getPrivate()));
  }

  private static CertificateAndKey custom(Arguments a) {
    var certificate = decoded(a.text(0), "unable to decode base64 certificate");
    var key = decoded(a.text(1), "unable to decode base64 private key");
    var blocks = Pem.find(certificate).blocks();
    if (blocks.isEmpty()) {
      throw new CallException("unable to decode certificate");
    }
    var _ = Certificates.parse(blocks.getFirst().bytes());
    var _ = PrivatePem.parse(key, "error parsing private key");
    return new CertificateAndKey(certificate, key);
  }

  private static String decoded(String base64, String refusal) {
    try {
      return GoText.decode(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      throw new CallException(refusal);
    }
  }
}
