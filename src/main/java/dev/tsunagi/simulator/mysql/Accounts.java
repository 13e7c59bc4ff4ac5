package dev.tsunagi.simulator.mysql;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Databases, users, and who may do what in which database.
final class Accounts {

  /// MySQL's and ours alike: that of the server's own tables.
  static final List<String> BUILT_IN =
      List.of("information_schema", "mysql", "performance_schema", "sys");

  private final String administrator;
  private final SortedSet<String> databases = new TreeSet<>();
  private final SortedMap<String, User> users = new TreeMap<>();

  /// `grants`: privileges by the pattern of a database.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record User(byte[] password, boolean tls, SortedMap<String, SortedSet<String>> grants) {}

  Accounts(String administrator, String password) {
    this.administrator = administrator;
    users.put(administrator, new User(NativePassword.kept(password), false, new TreeMap<>()));
  }

  void changePassword(String other) {
    alterUser(administrator, other, null);
  }

  boolean administers(String user) {
    return user.equals(administrator);
  }

  /// Throws error 1045, 1044 or 1049.
  void logIn(String user, byte[] answer, byte[] challenge, boolean tls, String database) {
    var known = users.get(user);
    if (known == null
        || !NativePassword.proves(answer, challenge, known.password())
        || (known.tls() && !tls)) {
      throw SqlError.denied(user);
    }
    use(user, database);
  }

  /// Throws error 1044 or 1049.
  void use(String user, String database) {
    if (database.isEmpty()) {
      return;
    }
    if (!administers(user) && !user("USE", user).grants().containsKey(pattern(database))) {
      throw new SqlError(
          1044, "42000", "Access denied for user '%s' to database '%s'".formatted(user, database));
    }
    if (!exists(database)) {
      throw new SqlError(1049, "42000", "Unknown database '%s'".formatted(database));
    }
  }

  private static String pattern(String database) {
    return database.replace("_", "\\_").replace("%", "\\%");
  }

  boolean exists(String database) {
    return databases.contains(database) || BUILT_IN.contains(database);
  }

  List<String> databases() {
    return Stream.concat(BUILT_IN.stream(), databases.stream()).sorted().toList();
  }

  void createDatabase(String name, boolean unlessThere) {
    if (exists(name) && !unlessThere) {
      throw new SqlError(
          1007, "HY000", "Can't create database '%s'; database exists".formatted(name));
    }
    databases.add(name);
  }

  void dropDatabase(String name, boolean ifThere) {
    if (!databases.remove(name) && !ifThere) {
      throw new SqlError(
          1008, "HY000", "Can't drop database '%s'; database doesn't exist".formatted(name));
    }
  }

  void createUser(String name, String password, boolean tls) {
    if (users.containsKey(name)) {
      throw failed("CREATE", name);
    }
    users.put(name, new User(NativePassword.kept(password), tls, new TreeMap<>()));
  }

  /// A null leaves it as it is.
  void alterUser(String name, @Nullable String password, @Nullable Boolean tls) {
    var user = user("ALTER", name);
    users.put(
        name,
        new User(
            password == null ? user.password() : NativePassword.kept(password),
            tls == null ? user.tls() : tls,
            user.grants()));
  }

  void dropUser(String name, boolean ifThere) {
    if (users.remove(name) == null && !ifThere) {
      throw failed("DROP", name);
    }
  }

  void grant(String name, String pattern, Collection<String> privileges) {
    user("GRANT", name).grants().computeIfAbsent(pattern, _ -> new TreeSet<>()).addAll(privileges);
  }

  void revoke(String name, String pattern, Collection<String> privileges) {
    var grants = user("REVOKE", name).grants();
    var there = grants.get(pattern);
    if (there == null) {
      throw new SqlError(1141, "42000", "There is no such grant defined for '%s'".formatted(name));
    }
    there.removeAll(privileges);
    if (there.isEmpty()) {
      grants.remove(pattern);
    }
  }

  private User user(String doing, String name) {
    var user = users.get(name);
    if (user == null) {
      throw failed(doing, name);
    }
    return user;
  }

  private static SqlError failed(String doing, String name) {
    return new SqlError(
        1396, "HY000", "Operation %s USER failed for '%s'@'%%'".formatted(doing, name));
  }

  /// As `mysql.user` and the tables of `information_schema` show them.
  List<Map<String, String>> users() {
    return users.entrySet().stream()
        .map(
            u ->
                Map.of(
                    "USER", u.getKey(), "HOST", "%", "SSL_TYPE", u.getValue().tls() ? "ANY" : ""))
        .toList();
  }

  List<Map<String, String>> privileges() {
    return users.entrySet().stream()
        .flatMap(
            user ->
                user.getValue().grants().entrySet().stream()
                    .flatMap(
                        grant ->
                            grant.getValue().stream()
                                .map(
                                    privilege ->
                                        Map.of(
                                            "GRANTEE",
                                            grantee(user.getKey()),
                                            "TABLE_SCHEMA",
                                            grant.getKey(),
                                            "PRIVILEGE_TYPE",
                                            privilege))))
        .toList();
  }

  /// Nobody has more than the right to log in.
  List<Map<String, String>> usages() {
    return users.keySet().stream()
        .map(user -> Map.of("GRANTEE", grantee(user), "PRIVILEGE_TYPE", "USAGE"))
        .toList();
  }

  private static String grantee(String user) {
    return "'%s'@'%%'".formatted(user);
  }
}
