package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.Golden;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.GoText;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the functions that make certificates make: what Go does, and what Java accepts.
class IssuedCertificatesTest {

  private static final Instant NOW = Instant.parse("2027-01-02T03:04:05.678Z");

  private static String render(String text, Map<String, ?> data) {
    var sources = new Sources(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
    return Template.parse("t", text, Options.of(EngineV2.functions(sources))).render(data);
  }

  private static X509Certificate certificate(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(GoText.encode(pem)));
  }

  @TestFactory
  Stream<DynamicTest> haveTheFieldsOfGo() {
    return Golden.lines("template/certificates.jsonl")
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.get("template").textValue(), () -> hasTheFieldsOfGo(vector)));
  }

  private static void hasTheFieldsOfGo(JsonNode vector) throws GeneralSecurityException {
    var data = new TreeMap<String, String>();
    vector.get("data").properties().forEach(e -> data.put(e.getKey(), e.getValue().textValue()));
    var made = certificate(render(vector.get("template").textValue(), data));
    var wanted = vector.get("certificate");
    assertThat(made.getVersion()).isEqualTo(wanted.get("version").intValue());
    assertThat(hex(made.getSubjectX500Principal().getEncoded())).isEqualTo(text(wanted, "subject"));
    assertThat(hex(made.getIssuerX500Principal().getEncoded())).isEqualTo(text(wanted, "issuer"));
    assertThat(hex(made.getPublicKey().getEncoded())).isEqualTo(text(wanted, "key"));
    assertThat(made.getSigAlgName()).isEqualTo(algorithm(text(wanted, "algorithm")));
    assertThat(made.getNotBefore()).isEqualTo(NOW.truncatedTo(ChronoUnit.SECONDS));
    assertThat(Duration.between(made.getNotBefore().toInstant(), made.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofSeconds(wanted.get("seconds").longValue()));
    assertThat(extensions(made)).isEqualTo(extensions(wanted.get("extensions")));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).textValue();
  }

  private static String algorithm(String go) {
    return switch (go) {
      case "SHA256-RSA" -> "SHA256withRSA";
      case "ECDSA-SHA256" -> "SHA256withECDSA";
      default -> go;
    };
  }

  private static Set<String> extensions(X509Certificate made) {
    var all = new TreeSet<String>();
    made.getCriticalExtensionOIDs().forEach(oid -> all.add(oid + " critical " + value(made, oid)));
    made.getNonCriticalExtensionOIDs().forEach(oid -> all.add(oid + " " + value(made, oid)));
    return all;
  }

  /// Without the octet string around it: tag, length.
  private static String value(X509Certificate made, String oid) {
    var octets = made.getExtensionValue(oid);
    return hex(Arrays.copyOfRange(octets, octets[1] < 0 ? 3 : 2, octets.length));
  }

  private static Set<String> extensions(JsonNode wanted) {
    var all = new TreeSet<String>();
    wanted.forEach(
        e ->
            all.add(
                text(e, "oid")
                    + (e.get("critical").booleanValue() ? " critical " : " ")
                    + text(e, "value")));
    return all;
  }

  @Test
  void aChainVerifiesAndItsKeysBelongToIt() throws GeneralSecurityException {
    var made =
        render(
                """
                {{- $ca := genCA "ca" 10 -}}
                {{- $leaf := genSignedCert "leaf" (list "10.1.2.3") (list "a.b") 5 $ca -}}
                {{- $self := genSelfSignedCert "self" nil nil 5 -}}
                {{ list $ca.Cert $ca.Key $leaf.Cert $leaf.Key $self.Cert $self.Key | join "|" }}
                """,
                Map.of())
            .split("\\|", -1);
    var authority = certificate(made[0]);
    var leaf = certificate(made[2]);
    var self = certificate(made[4]);
    assertThatCode(
            () -> {
              authority.verify(authority.getPublicKey());
              leaf.verify(authority.getPublicKey());
              self.verify(self.getPublicKey());
            })
        .doesNotThrowAnyException();
    assertThat(leaf.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
    assertThat(leaf.getSerialNumber()).isNotEqualTo(authority.getSerialNumber()).isPositive();
    assertThat(authority.getBasicConstraints()).isNotNegative();
    assertThat(leaf.getBasicConstraints()).isNegative();
    assertBelongs(made[1], authority);
    assertBelongs(made[3], leaf);
    assertBelongs(made[5], self);
  }

  /// What the key signs, the certificate verifies.
  private static void assertBelongs(String key, X509Certificate certificate)
      throws GeneralSecurityException {
    var signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(privateKey(key));
    signer.update((byte) 1);
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(certificate);
    verifier.update((byte) 1);
    assertThat(verifier.verify(signer.sign())).isTrue();
  }

  /// Through a key store in PKCS#12, which takes all forms.
  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    var store =
        render(
            "{{ pemToPkcs12 (genSelfSignedCertWithKey \"x\" nil nil 1 .k).Cert .k }}",
            Map.of("k", pem));
    var pkcs8 = render("{{ .s | b64dec | pkcs12key }}", Map.of("s", store));
    var base64 = pkcs8.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  @Test
  void everyKindOfPrivateKeyCanBeUsed() {
    for (var kind : List.of("ecdsa", "ed25519")) {
      var text = "{{ (genCAWithKey \"ca\" 1 (genPrivateKey \"" + kind + "\")).Cert }}";
      assertThatCode(
              () -> {
                var made = certificate(render(text, Map.of()));
                made.verify(made.getPublicKey());
              })
          .doesNotThrowAnyException();
    }
  }
}
