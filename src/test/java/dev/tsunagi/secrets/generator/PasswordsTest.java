package dev.tsunagi.secrets.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.api.generators.Password;
import dev.tsunagi.api.generators.PasswordSpec;
import dev.tsunagi.api.generators.PasswordSpec.Encoding;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

  private static final Passwords PASSWORDS = new Passwords(new SecureRandom());

  private static PasswordSpec spec(String yaml) {
    return Manifests.read(Password.class, "kind: Password\nspec: {" + yaml + "}").getSpec();
  }

  private static SecretData generate(String yaml) {
    return PASSWORDS.generate(spec(yaml));
  }

  private static String text(SecretData data, String key) {
    return Objects.requireNonNull(data.values().get(key), key).text();
  }

  private static long count(String password, String of) {
    return password.chars().filter(c -> of.indexOf(c) >= 0).count();
  }

  @ParameterizedTest
  @Conformance("UT-generator-password")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                    | 24 | 6  | 6
          length: 0                                             | 24 | 6  | 6
          length: 7                                             | 7  | 1  | 1
          length: 3                                             | 3  | 0  | 0
          length: 30, digits: 0, symbols: 0                     | 30 | 0  | 0
          length: 20, digits: 10, symbols: 10                   | 20 | 10 | 10
          length: 300, allowRepeat: true                        | 300| 75 | 75
          length: 52, digits: 0, symbols: 0                     | 52 | 0  | 0
          """)
  void thereAreAsManyOfEachSortAsAreAskedFor(String yaml, int length, int digits, int symbols) {
    var password = text(generate(yaml), "password");
    assertThat(password).hasSize(length);
    assertThat(count(password, "0123456789")).isEqualTo(digits);
    assertThat(count(password, "~!@#$%^&*()_+`-={}|[]\\:\"<>?,./")).isEqualTo(symbols);
    assertThat(password.chars().filter(Character::isLetter)).hasSize(length - digits - symbols);
  }

  @Test
  void noCharacterComesTwiceUnlessAllowed() {
    for (var i = 0; i < 50; i++) {
      var password = text(generate("length: 40"), "password");
      assertThat(password.chars().distinct().count()).isEqualTo(40);
    }
    assertThat(text(generate("length: 200, allowRepeat: true"), "password").chars().distinct())
        .hasSizeLessThan(100);
  }

  @Test
  void upperCaseAndSymbolsCanBeChosen() {
    var password =
        text(
            generate("length: 24, noUpper: true, symbolCharacters: '-_é', symbols: 3"), "password");
    assertThat(password).isEqualTo(password.toLowerCase(Locale.ROOT)).contains("-", "_", "é");
    assertThat(IntStream.range(0, 20).mapToObj(_ -> text(generate(""), "password")))
        .anyMatch(p -> !p.equals(p.toLowerCase(Locale.ROOT)));
  }

  /// Letters, digits and symbols are drawn in this order; where they end up must not tell.
  @Test
  void anySortMayComeFirst() {
    var firsts =
        IntStream.range(0, 400)
            .mapToObj(_ -> text(generate(""), "password").charAt(0))
            .map(c -> Character.isLetter(c) ? "letter" : Character.isDigit(c) ? "digit" : "symbol")
            .collect(Collectors.toSet());
    assertThat(firsts).containsExactlyInAnyOrder("letter", "digit", "symbol");
  }

  @Test
  void eachKeyGetsItsOwn() {
    var data = generate("secretKeys: [a, b, c]");
    assertThat(data.names()).containsExactly("a", "b", "c");
    assertThat(Set.copyOf(data.values().values())).hasSize(3);
  }

  @ParameterizedTest
  @Conformance("UT-generator-password")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          length: 8, digits: 5, symbols: 4                | more than spec.length 8
          digits: -1                                      | must not be negative
          length: 100                                     | 25 digits are asked for, and without repeats there are only 10
          length: 60, digits: 0, symbols: 0               | 60 letters are asked for, and without repeats there are only 52
          length: 30, noUpper: true, digits: 0, symbols: 0 | 30 letters are asked for, and without repeats there are only 26
          symbolCharacters: '!!', symbols: 2              | 2 symbols are asked for, and without repeats there are only 1
          length: 40, symbolCharacters: '0123', symbols: 10, digits: 10 | there are only 0
          secretKeys: [a, '']                             | has an empty entry
          secretKeys: [a, b, a]                           | has "a" twice
          length: 2000000000, allowRepeat: true           | more than a Secret can hold
          length: 2147483647, digits: 2147483647, symbols: 2147483647 | more than spec.length
          """)
  void whatCannotBeIsRefused(String yaml, String message) {
    assertThatThrownBy(() -> generate(yaml))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Invalid.class));
  }

  /// The vectors of RFC 4648 §10, and two characters that tell the alphabets apart.
  @ParameterizedTest
  @CsvSource({
    "BASE32, '', ''",
    "BASE32, f, MY======",
    "BASE32, fo, MZXQ====",
    "BASE32, foo, MZXW6===",
    "BASE32, foob, MZXW6YQ=",
    "BASE32, fooba, MZXW6YTB",
    "BASE32, foobar, MZXW6YTBOI======",
    "BASE64, a?~, YT9+",
    "BASE64_URL, a?~, YT9-",
    "BASE64_URL, ab, YWI=",
    "HEX, foo?, 666f6f3f",
    "RAW, a?~, a?~",
  })
  void encodingsAreThoseOfGo(Encoding encoding, String password, String written) {
    assertThat(PasswordEncoding.encode(encoding, password).text()).isEqualTo(written);
  }

  @Test
  void thePasswordIsEncodedAfterItIsMade() {
    assertThat(text(generate("encoding: hex, length: 10"), "password")).hasSize(20);
  }

  @Test
  @Conformance("UT-generator-uuid")
  void uuidsAreRandomOnesOfVersion4() {
    var made =
        IntStream.range(0, 100)
            .mapToObj(_ -> UUID.fromString(text(Uuids.generate(new SecureRandom()), "uuid")))
            .collect(Collectors.toSet());
    assertThat(made).hasSize(100).allMatch(uuid -> uuid.version() == 4 && uuid.variant() == 2);
  }
}
