package dev.tsunagi.provisioning.autonomous;

import module java.base;

import com.oracle.bmc.database.model.AutonomousDatabase;
import com.oracle.bmc.database.model.AutonomousDatabaseConnectionStrings;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// What one connects to an Autonomous Database with, beside its wallet. Pure.
final class DatabaseConnection {

  private DatabaseConnection() {}

  /// Empty until the database has connection strings.
  static Optional<SecretData> of(AutonomousDatabase database, Credentials credentials) {
    return Optional.ofNullable(database.getConnectionStrings())
        .map(strings -> of(database, strings, credentials));
  }

  private static SecretData of(
      AutonomousDatabase database,
      AutonomousDatabaseConnectionStrings strings,
      Credentials credentials) {
    var data = new TreeMap<String, SecretValue>();
    keys(database, strings).forEach((key, value) -> data.put(key, SecretValue.of(value)));
    credentials
        .value(AutonomousDatabaseModel.PASSWORD)
        .ifPresent(
            password -> {
              data.put("username", SecretValue.of("ADMIN"));
              data.put("password", password);
            });
    return new SecretData(data);
  }

  private static Map<String, String> keys(
      AutonomousDatabase database, AutonomousDatabaseConnectionStrings strings) {
    return new Attributes()
        .with("type", "oracle")
        .with("provider", "oracle")
        .with("database", database.getDbName())
        .with("host", database.getPrivateEndpoint())
        .with("high", strings.getHigh())
        .with("medium", strings.getMedium())
        .with("low", strings.getLow())
        .with("autonomous-database-id", database.getId())
        .toMap();
  }
}
