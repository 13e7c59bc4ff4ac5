package dev.tsunagi.simulator.oci.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import module java.base;

import org.junit.jupiter.api.Test;

class AuthorityTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2045-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final KeyPair KEYS = Rsa.generate();

  private final Authority authority = new Authority(CLOCK);

  @Test
  void certifiesServersByNameAndAddress() throws Exception {
    var certificate = authority.server(KEYS.getPublic(), List.of("localhost", "127.0.0.1", "::1"));

    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(certificate.getPublicKey()).isEqualTo(KEYS.getPublic());
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void isAnAuthorityThatIsValidNowAndPast2050() {
    var certificate = authority.certificate();

    assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(certificate.getKeyUsage()).startsWith(false, false, false, false, false, true, true);
    assertThatCode(() -> certificate.checkValidity(Date.from(CLOCK.instant())))
        .doesNotThrowAnyException();
    assertThat(certificate.getNotAfter().toInstant()).isAfter("2055-01-01T00:00:00Z");
  }

  @Test
  void knowsItsOwn() {
    var client = authority.client(KEYS.getPublic(), List.of("opc-tenant:ocid1.tenancy"), "me");
    var stranger = new Authority(CLOCK).client(KEYS.getPublic(), List.of(), "me");

    assertThat(authority.issued(client)).isTrue();
    assertThat(authority.issued(authority.certificate())).isTrue();
    assertThat(authority.issued(stranger)).isFalse();
    assertThat(client.getSubjectX500Principal().getName()).contains("OU=opc-tenant:ocid1.tenancy");
  }

  @Test
  void itsCertificatesFormAValidPath() throws Exception {
    var server = authority.server(KEYS.getPublic(), List.of("localhost"));
    var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server));
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(CLOCK.instant()));

    assertThatCode(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
        .doesNotThrowAnyException();
  }
}
