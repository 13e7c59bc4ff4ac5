package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// Passwords that every OCI database takes: 24 characters of all four classes, none that would need
/// quoting in a URL, a shell or a properties file.
public final class Passwords {

  private static final List<String> CLASSES =
      List.of("abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_");
  private static final int LENGTH = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  public static SecretValue next() {
    var characters = new ArrayList<Character>();
    CLASSES.forEach(some -> characters.add(pick(some)));
    var all = String.join("", CLASSES);
    while (characters.size() < LENGTH) {
      characters.add(pick(all));
    }
    Collections.shuffle(characters, RANDOM);
    // A letter first: some clients take a leading dash for an option.
    characters.addFirst(pick(CLASSES.getFirst()));
    return SecretValue.of(
        characters.stream().limit(LENGTH + 1L).map(String::valueOf).collect(Collectors.joining()));
  }

  private static char pick(String some) {
    return some.charAt(RANDOM.nextInt(some.length()));
  }
}
