package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/// The algorithm of Master Password (Spectre): one password for a site, from the user's own.
final class MasterPassword {

  private static final String SCOPE = "com.lyndir.masterpassword";

  private static final Map<String, List<String>> TEMPLATES =
      Map.of(
          "maximum", words("anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno"),
          "long",
              words(
                  "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv"
                      + " CvccCvcvCvcvno CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno"
                      + " CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv"
                      + " CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc"
                      + " CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno"),
          "medium", words("CvcnoCvc CvcCvcno"),
          "short", words("Cvcn"),
          "basic", words("aaanaaan aannaaan aaannaaa"),
          "pin", words("nnnn"));

  private MasterPassword() {}

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  /// Counter, kind of password, the user's password, the user's name, the site.
  static String derive(Arguments a) {
    var templates = TEMPLATES.get(a.text(1));
    if (templates == null) {
      throw new CallException("cannot find password template");
    }
    a.budget().charge(Costs.SCRYPT);
    int counter = (int) ((Long) a.get(0)).longValue();
    var seed = hmac(key(a.text(2), a.text(3)), scoped(a.text(4), counter(counter)));
    var template = templates.get((seed[0] & 0xFF) % templates.size());
    return IntStream.range(0, template.length())
        .mapToObj(i -> character(template.charAt(i), seed[i + 1] & 0xFF))
        .collect(Collectors.joining());
  }

  private static byte[] key(String password, String user) {
    return SCrypt.generate(GoText.encode(password), scoped(user, new byte[0]), 32768, 8, 2, 64);
  }

  /// The scope, the length of the name, the name.
  private static byte[] scoped(String name, byte[] rest) {
    var out = new ByteArrayOutputStream();
    var bytes = GoText.encode(name);
    out.writeBytes(SCOPE.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(counter(bytes.length));
    out.writeBytes(bytes);
    out.writeBytes(rest);
    return out.toByteArray();
  }

  private static byte[] counter(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String character(char kind, int seed) {
    var choice =
        switch (kind) {
          case 'V' -> "AEIOU";
          case 'C' -> "BCDFGHJKLMNPQRSTVWXYZ";
          case 'v' -> "aeiou";
          case 'c' -> "bcdfghjklmnpqrstvwxyz";
          case 'a' -> "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
          case 'n' -> "0123456789";
          case 'o' -> "@&%?,=[]_:-+*$#!'^~;()/.";
          default -> "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()";
        };
    return choice.substring(seed % choice.length(), seed % choice.length() + 1);
  }
}
