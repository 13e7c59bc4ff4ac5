package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.PasswordSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// Passwords of so many letters, digits and symbols, in any order. Pure but for chance.
///
/// Without `allowRepeat` no character is there twice, so there is an end to how long one can be.
record Passwords(SecureRandom random) {

  /// What a Secret can hold at most.
  private static final long LONGEST = 1 << 20;

  private static final int USUAL_LENGTH = 24;
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String SYMBOLS = "~!@#$%^&*()_+`-={}|[]\\:\"<>?,./";

  /// One password under `password`, or one for each of `secretKeys`.
  SecretData generate(PasswordSpec spec) {
    var shape = Shape.of(spec);
    var passwords = new TreeMap<String, SecretValue>();
    for (var key : keys(spec, shape)) {
      var password = password(spec, shape);
      passwords.put(key, PasswordEncoding.encode(spec.encoding(), password));
    }
    return new SecretData(passwords);
  }

  private static List<String> keys(PasswordSpec spec, Shape shape) {
    var keys = spec.secretKeys().isEmpty() ? List.of("password") : spec.secretKeys();
    if (keys.contains("")) {
      throw invalid("spec.secretKeys has an empty entry; name each key");
    }
    var seen = new HashSet<String>();
    keys.stream()
        .filter(key -> !seen.add(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw invalid("spec.secretKeys has \"%s\" twice; name each key once".formatted(key));
            });
    if ((long) shape.length() * keys.size() > LONGEST) {
      throw invalid(
          "spec.length %d for %d keys is more than a Secret can hold; ask for less"
              .formatted(shape.length(), keys.size()));
    }
    return keys;
  }

  /// How many characters there are of each sort.
  private record Shape(int letters, int digits, int symbols) {

    static Shape of(PasswordSpec spec) {
      var length = spec.length() > 0 ? spec.length() : USUAL_LENGTH;
      var digits = Objects.requireNonNullElse(spec.digits(), length / 4);
      var symbols = Objects.requireNonNullElse(spec.symbols(), length / 4);
      if (digits < 0 || symbols < 0) {
        throw invalid("spec.digits and spec.symbols must not be negative");
      }
      if ((long) digits + symbols > length) {
        throw invalid(
            "spec.digits %d and spec.symbols %d are more than spec.length %d"
                .formatted(digits, symbols, length));
      }
      return new Shape(length - digits - symbols, digits, symbols);
    }

    int length() {
      return letters + digits + symbols;
    }
  }

  private String password(PasswordSpec spec, Shape shape) {
    var drawn = new ArrayList<Integer>();
    draw(drawn, shape.letters(), spec.noUpper() ? LOWER : LOWER + UPPER, "letters", spec);
    draw(drawn, shape.digits(), DIGITS, "digits", spec);
    var symbols = spec.symbolCharacters().isEmpty() ? SYMBOLS : spec.symbolCharacters();
    draw(drawn, shape.symbols(), symbols, "symbols", spec);
    Collections.shuffle(drawn, random);
    var password = new StringBuilder();
    drawn.forEach(password::appendCodePoint);
    return password.toString();
  }

  private void draw(List<Integer> drawn, int count, String from, String what, PasswordSpec spec) {
    var urn = new ArrayList<>(from.codePoints().distinct().boxed().toList());
    if (!spec.allowRepeat()) {
      urn.removeAll(drawn);
      if (count > urn.size()) {
        throw invalid(
            "%d %s are asked for, and without repeats there are only %d; set spec.allowRepeat or ask for fewer"
                .formatted(count, what, urn.size()));
      }
    }
    for (var i = 0; i < count; i++) {
      var at = random.nextInt(urn.size());
      drawn.add(spec.allowRepeat() ? urn.get(at) : urn.remove(at));
    }
  }

  private static FailureException invalid(String text) {
    return new FailureException(new Failure.Invalid(text));
  }
}
