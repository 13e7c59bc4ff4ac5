package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/// Sprig's functions on passwords. Where they go wrong, sprig puts the reason in the place of the
/// result; here the template fails, because nobody wants a Secret that holds an error for a hash.
final class Passwords {

  private static final int COST = 10;
  private static final int SALT = 16;
  private static final int LONGEST = 72;

  private final SecureRandom random;

  private Passwords(SecureRandom random) {
    this.random = random;
  }

  static List<Function> functions(SecureRandom random) {
    var passwords = new Passwords(random);
    return new Functions.Table()
        .add("bcrypt", "string", a -> passwords.bcrypt(a, a.text(0)))
        .add("htpasswd", "string string", passwords::htpasswd)
        .add("derivePassword", "uint32 string string string string", MasterPassword::derive)
        .functions();
  }

  private String bcrypt(Arguments a, String password) {
    var bytes = GoText.encode(password);
    if (bytes.length > LONGEST) {
      throw new CallException("bcrypt: password length exceeds 72 bytes");
    }
    a.budget().charge(Costs.BCRYPT);
    var salt = new byte[SALT];
    random.nextBytes(salt);
    return OpenBSDBCrypt.generate("2a", bytes, salt, COST);
  }

  private String htpasswd(Arguments a) {
    if (a.text(0).contains(":")) {
      throw new CallException("invalid username: it has a colon");
    }
    return a.text(0) + ":" + bcrypt(a, a.text(1));
  }
}
