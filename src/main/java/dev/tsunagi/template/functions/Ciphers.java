package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Sprig's AES: CBC, the vector before the text, in base64; the first 32 bytes of the password,
/// filled up with zeros, are the key.
final class Ciphers {

  private static final int BLOCK = 16;
  private static final int KEY = 32;

  private final SecureRandom random;

  private Ciphers(SecureRandom random) {
    this.random = random;
  }

  static List<Function> functions(SecureRandom random) {
    var ciphers = new Ciphers(random);
    return new Functions.Table()
        .add("encryptAES", "string string", ciphers::encrypt)
        .add("decryptAES", "string string", Ciphers::decrypt)
        .functions();
  }

  private String encrypt(Arguments a) {
    if (a.text(1).isEmpty()) {
      return "";
    }
    var vector = new byte[BLOCK];
    random.nextBytes(vector);
    var text = run(Cipher.ENCRYPT_MODE, a.text(0), vector, GoText.encode(a.text(1)));
    var both = Arrays.copyOf(vector, BLOCK + text.length);
    System.arraycopy(text, 0, both, BLOCK, text.length);
    return Base64.getEncoder().encodeToString(both);
  }

  private static String decrypt(Arguments a) {
    if (a.text(1).isEmpty()) {
      return "";
    }
    var bytes = decoded(a.text(1));
    if (bytes.length < 2 * BLOCK || bytes.length % BLOCK != 0) {
      throw new CallException("crypto/cipher: input not full blocks");
    }
    var vector = Arrays.copyOf(bytes, BLOCK);
    var text = Arrays.copyOfRange(bytes, BLOCK, bytes.length);
    return GoText.decode(run(Cipher.DECRYPT_MODE, a.text(0), vector, text));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new CallException("illegal base64 data");
    }
  }

  private static byte[] run(int mode, String password, byte[] vector, byte[] text) {
    try {
      var key = new SecretKeySpec(Arrays.copyOf(GoText.encode(password), KEY), "AES");
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(mode, key, new IvParameterSpec(vector));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException _) {
      throw new CallException("cannot decrypt: another password, or no encrypted text");
    }
  }
}
