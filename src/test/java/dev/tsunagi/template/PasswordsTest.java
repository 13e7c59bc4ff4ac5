package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions whose results are drawn at random: what can be said of them all the same.
class PasswordsTest {

  private static String render(String text, String value) {
    var options = Options.of(EngineV2.functions(Sources.system()));
    return Template.parse("t", text, options).render(Map.of("v", value));
  }

  private static boolean verifies(String hash, String password) {
    return OpenBSDBCrypt.checkPassword(hash, password.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "Grüße 繋ぎ",
        "a\u0000b",
        "123456789012345678901234567890123456789012345678901234567890123456789012"
      })
  void hashesVerify(String password) {
    var hash = render("{{bcrypt .v}}", password);
    assertThat(hash).matches("\\$2a\\$10\\$[./A-Za-z0-9]{53}");
    assertThat(verifies(hash, password)).isTrue();
    assertThat(verifies(hash, password + "x")).isEqualTo(password.length() >= 72);
    assertThat(render("{{bcrypt .v}}", password)).isNotEqualTo(hash);
  }

  @Test
  void knowsTheHashesOfGo() {
    assertThat(verifies("$2a$10$QjHIXU.8euXLc/VczbAXZe7HGxn8FWjMjfVSIoxZx9I63G5xtBe4m", "Grüße 繋ぎ"))
        .isTrue();
  }

  @Test
  void htpasswdIsALineOfTheFile() {
    var line = render("{{htpasswd \"user\" .v}}", "pw");
    assertThat(line).startsWith("user:$2a$10$");
    assertThat(verifies(line.substring("user:".length()), "pw")).isTrue();
  }

  @Test
  void whatIsEncryptedTwiceDiffersAndCanBeDecrypted() {
    var text = "{{encryptAES \"key\" .v}}";
    assertThat(render(text, "text")).isNotEqualTo(render(text, "text"));
    assertThat(render("{{decryptAES \"key\" .v}}", render(text, "text\nof lines")))
        .isEqualTo("text\nof lines");
  }

  @Test
  void aTrustStoreOpensInJava() throws Exception {
    var store = java.security.KeyStore.getInstance("PKCS12");
    var made =
        render(
            "{{$a := (genCA \"a\" 1).Cert}}{{$b := (genCA \"b\""
                + " 1).Cert}}{{pemTruststoreToPKCS12Pass (print $a $b) .v}}",
            "pw");
    store.load(new ByteArrayInputStream(Base64.getDecoder().decode(made)), "pw".toCharArray());
    assertThat(Collections.list(store.aliases())).containsExactlyInAnyOrder("ca-0", "ca-1");
    assertThat(store.isCertificateEntry("ca-0")).isTrue();
    assertThat(
            ((java.security.cert.X509Certificate) store.getCertificate("ca-1"))
                .getSubjectX500Principal()
                .getName())
        .isEqualTo("CN=b");
  }
}
