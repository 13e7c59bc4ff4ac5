package dev.tsunagi.secrets.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.tsunagi.api.generators.SshKey;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshKeysTest {

  @TempDir Path directory;

  private static SecretData generate(String yaml) {
    var spec = Manifests.read(SshKey.class, "kind: SSHKey\nspec: {" + yaml + "}").getSpec();
    return new SshKeys(new SecureRandom()).generate(spec);
  }

  private static String text(SecretData data, String key) {
    return Objects.requireNonNull(data.values().get(key), key).text();
  }

  @ParameterizedTest
  @Conformance("UT-generator-sshkey")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                            | ssh-rsa             | 2048 | RSA
          keyType: rsa, keySize: 3072   | ssh-rsa             | 3072 | RSA
          keyType: ecdsa                | ecdsa-sha2-nistp256 | 256  | ECDSA
          keyType: ecdsa, keySize: 384  | ecdsa-sha2-nistp384 | 384  | ECDSA
          keyType: ecdsa, keySize: 521  | ecdsa-sha2-nistp521 | 521  | ECDSA
          keyType: ecdsa, keySize: 300  | ecdsa-sha2-nistp256 | 256  | ECDSA
          keyType: ed25519              | ssh-ed25519         | 256  | ED25519
          keyType: ed25519, keySize: 512 | ssh-ed25519        | 256  | ED25519
          """)
  void openSshReadsThem(String yaml, String type, int bits, String name) throws Exception {
    // Several, for numbers come with and without leading zeros.
    for (var i = 0; i < (type.equals("ssh-rsa") ? 1 : 4); i++) {
      var data = generate(yaml + (yaml.isEmpty() ? "" : ", ") + "comment: deploy@example");
      assertThat(data.names()).containsExactly("privateKey", "publicKey");
      assertThat(text(data, "publicKey")).startsWith(type + " ").endsWith(" deploy@example\n");
      assertThat(text(data, "privateKey"))
          .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
          .endsWith("\n-----END OPENSSH PRIVATE KEY-----\n");
      assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "no ssh-keygen here");
      var file = file(text(data, "privateKey"));
      assertThat(run("-y", "-f", file)).isEqualTo(text(data, "publicKey").strip());
      assertThat(run("-l", "-f", file))
          .startsWith(bits + " ")
          .endsWith(" deploy@example (" + name + ")");
    }
  }

  private String file(String privateKey) throws IOException {
    var file = Files.createTempFile(directory, "key", "");
    Files.writeString(file, privateKey);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private static String run(String... arguments) throws Exception {
    var command = Stream.concat(Stream.of("ssh-keygen"), Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }

  @Test
  void withoutACommentTheLineEndsBehindTheKey() {
    assertThat(text(generate("keyType: ed25519"), "publicKey"))
        .matches("ssh-ed25519 [A-Za-z0-9+/=]+\\n");
  }

  /// Known to the byte: RFC 8709 has no vectors, so this is the encoding of RFC 8032 §7.1, TEST 1.
  @Test
  void anEd25519KeyIsEncodedLittleEndian() {
    var seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    var pub = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    var littleEndian = HexFormat.of().parseHex(pub);
    littleEndian[31] &= 0x7f;
    var y = new BigInteger(1, Wire.reversed(littleEndian));
    var key = new OpenSsh.Ed25519(y, false, SecretValue.of(seed));
    assertThat(HexFormat.of().formatHex(key.point())).isEqualTo(pub);
    assertThat(key.type()).isEqualTo("ssh-ed25519");
  }

  @Test
  void eachIsAnother() {
    assertThat(text(generate("keyType: ed25519"), "privateKey"))
        .isNotEqualTo(text(generate("keyType: ed25519"), "privateKey"));
  }

  @ParameterizedTest
  @Conformance("UT-generator-sshkey")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keyType: rsa, keySize: 256 | a rsa key of 256 bits cannot be made
          comment: "a\\nssh-rsa AAAA" | spec.comment must be one line of text
          """)
  void whatCannotBeIsRefused(String yaml, String message) {
    assertThatThrownBy(() -> generate(yaml)).hasMessageContaining(message);
  }
}
