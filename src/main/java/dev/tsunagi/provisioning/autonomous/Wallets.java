package dev.tsunagi.provisioning.autonomous;

import module java.base;

import com.oracle.bmc.database.Database;
import com.oracle.bmc.database.DatabaseClient;
import com.oracle.bmc.database.model.AutonomousDatabase;
import com.oracle.bmc.database.model.AutonomousDatabaseWallet;
import com.oracle.bmc.database.model.GenerateAutonomousDatabaseWalletDetails;
import com.oracle.bmc.database.requests.GenerateAutonomousDatabaseWalletRequest;
import com.oracle.bmc.database.requests.GetAutonomousDatabaseWalletRequest;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// Wallets: what clients of a database prove themselves and find it with. Each call makes another
/// one, all of which hold until they are rotated.
final class Wallets {

  /// A wallet has some eight files of a few kilobytes.
  private static final int MOST_BYTES = 1 << 20;

  private final OciConnection connection;

  Wallets(OciConnection connection) {
    this.connection = connection;
  }

  private Database client() {
    return connection.client(Database.class, DatabaseClient::builder);
  }

  private ResourceCalls calls(AutonomousDatabase database) {
    return new ResourceCalls(
        connection,
        "manage autonomous-database-family",
        Objects.requireNonNullElse(database.getCompartmentId(), ""));
  }

  /// When the wallets of a database were last rotated; null if never, or where we may not know.
  @Nullable Instant rotated(AutonomousDatabase database) {
    return ResourceCalls.unlessDenied(() -> Optional.ofNullable(wallet(database).getTimeRotated()))
        .map(Date::toInstant)
        .orElse(null);
  }

  private AutonomousDatabaseWallet wallet(AutonomousDatabase database) {
    var request =
        GetAutonomousDatabaseWalletRequest.builder().autonomousDatabaseId(database.getId()).build();
    return calls(database)
        .call(
            "read about the wallets of " + database.getId(),
            () -> client().getAutonomousDatabaseWallet(request).getAutonomousDatabaseWallet());
  }

  /// A new wallet, one key a file.
  SecretData generate(AutonomousDatabase database, Credentials credentials) {
    var password =
        credentials
            .value(AutonomousDatabaseModel.WALLET_PASSWORD)
            .orElseThrow(
                () ->
                    new FailureException(
                        new Failure.Unresolved("spec.wallet.walletPassword is not there")));
    var details =
        GenerateAutonomousDatabaseWalletDetails.builder().password(password.text().strip()).build();
    var request =
        GenerateAutonomousDatabaseWalletRequest.builder()
            .autonomousDatabaseId(database.getId())
            .generateAutonomousDatabaseWalletDetails(details)
            .build();
    return calls(database)
        .call(
            "generate a wallet of " + database.getId(),
            List.of(password),
            () -> files(client().generateAutonomousDatabaseWallet(request).getInputStream()));
  }

  private static SecretData files(InputStream stream) {
    var files = new TreeMap<String, SecretValue>();
    try (var zip = new ZipInputStream(stream)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = Path.of(entry.getName()).getFileName();
        if (!entry.isDirectory() && name != null) {
          files.put(name.toString(), SecretValue.of(zip.readNBytes(MOST_BYTES)));
        }
      }
    } catch (IOException e) {
      // No cause: a text about a wallet could quote it.
      throw new FailureException(
          new Failure.Unavailable("OCI sent a wallet that cannot be read; trying again"));
    }
    return new SecretData(files);
  }
}
