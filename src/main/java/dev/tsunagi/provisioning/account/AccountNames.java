package dev.tsunagi.provisioning.account;

import module java.base;

/// What things are called on the DB system and in the vault. Any process makes them up alike.
///
/// @param database at most 64 characters
/// @param stem of the names of the two accounts
/// @param vaultKey at most 255 characters, as OCI allows
record AccountNames(String database, String stem, String vaultKey) {

  /// MySQL's limits.
  private static final int LONGEST_DATABASE = 64;

  private static final int LONGEST_USER = 32;

  private static final int LONGEST_KEY = 255;

  /// Of two hexadecimal figures each: enough to tell some thousands of objects apart.
  private static final int HASH_BYTES = 4;

  private static final Set<String> RESERVED =
      Set.of("information_schema", "performance_schema", "mysql", "sys", Ledger.DATABASE);

  /// `given` is the database that the spec names, or empty.
  static AccountNames of(Holder holder, String given) {
    var hash = hash(holder.toString());
    var plain = sanitised(holder.name());
    return new AccountNames(
        given.isEmpty() ? bounded(plain, LONGEST_DATABASE, hash) : given,
        cut(plain, LONGEST_USER - hash.length() - 3) + "_" + hash,
        cut(
                "mysql-account-%s-%s".formatted(holder.namespace(), holder.name()),
                LONGEST_KEY - hash.length() - 1)
            + "-"
            + hash);
  }

  /// The account with the password of this serial number: two take turns.
  String user(int serial) {
    return stem + (serial % 2 == 1 ? "_1" : "_2");
  }

  List<String> users() {
    return List.of(user(1), user(2));
  }

  /// Whether the name is one that the server, OCI or we have a use for.
  boolean isReserved() {
    var lower = database.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower) || lower.startsWith("mysql_");
  }

  private static String sanitised(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  private static String bounded(String name, int longest, String hash) {
    return name.length() <= longest ? name : cut(name, longest - hash.length() - 1) + "_" + hash;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
