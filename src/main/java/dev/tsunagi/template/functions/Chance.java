package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import java.security.SecureRandom;

/// Sprig's functions that draw at random, always from a source fit for secrets.
final class Chance {

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random;

  private Chance(SecureRandom random) {
    this.random = random;
  }

  static List<Function> functions(SecureRandom random) {
    var chance = new Chance(random);
    var ascii =
        IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());
    return new Functions.Table()
        .add("randAlphaNum", "int", a -> chance.text(a, LETTERS + DIGITS))
        .add("randAlpha", "int", a -> chance.text(a, LETTERS))
        .add("randNumeric", "int", a -> chance.text(a, DIGITS))
        .add("randAscii", "int", a -> chance.text(a, ascii))
        .add("randBytes", "int", chance::bytes)
        .add("randInt", "int int", chance::between)
        .add("shuffle", "string", a -> chance.shuffled(a.text(0)))
        .add("uuidv4", "", _ -> chance.uuid())
        .functions();
  }

  private String text(Arguments a, String alphabet) {
    int length = Math.max(0, a.integer(0));
    a.budget().room(length);
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private String bytes(Arguments a) {
    if (a.integer(0) < 0) {
      throw new CallException("runtime error: makeslice: len out of range");
    }
    a.budget().room(2L * a.integer(0));
    var bytes = new byte[a.integer(0)];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Object between(Arguments a) {
    if (a.integer(1) <= a.integer(0)) {
      throw new CallException("invalid argument to Intn");
    }
    return random.nextInt(a.integer(0), a.integer(1));
  }

  private String shuffled(String text) {
    var points = text.codePoints().boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(points, random);
    return points.stream().map(Character::toString).collect(Collectors.joining());
  }

  private String uuid() {
    var bits = new BigInteger(128, random);
    long high = (bits.shiftRight(64).longValue() & ~0xF000L) | 0x4000L;
    long low = (bits.longValue() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
