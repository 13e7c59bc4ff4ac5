package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.secrets.OracleProvider;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.vault.FailoverProvider;
import dev.tsunagi.secrets.provider.vault.VaultMemory;
import dev.tsunagi.secrets.provider.vault.VaultProvider;

/// Makes the providers of `oracle` stores, each with a connection for every region it reads in.
record VaultProviders(OciConnections connections, OracleIdentity identities, VaultMemory memory) {

  /// @param holder with what the names begin under which the provider's connections are held
  /// @param user the namespace of whoever uses the store
  SecretProvider provider(Store store, OracleProvider oracle, String holder, String user) {
    var identity = identities.of(store, oracle, user);
    var primary = leg(identity, oracle, oracle.region(), oracle.vault(), holder);
    var replicas =
        oracle.failover().stream()
            .map(replica -> leg(identity, oracle, replica.region(), replica.vault(), holder))
            .toList();
    connections.retain(
        holder,
        Stream.concat(Stream.of(primary), replicas.stream())
            .map(leg -> holder + leg.region())
            .collect(Collectors.toSet()));
    return replicas.isEmpty() ? primary.vault() : new FailoverProvider(primary, replicas, memory);
  }

  /// Who acts, and in which region.
  OciConnection.Key actsAs(Store store, OracleProvider oracle, String user) {
    return new OciConnection.Key(identities.of(store, oracle, user), oracle.region());
  }

  private FailoverProvider.Leg leg(
      Identity identity, OracleProvider oracle, String region, String vault, String holder) {
    var connection = connections.use(holder + region, new OciConnection.Key(identity, region));
    return new FailoverProvider.Leg(
        region,
        new VaultProvider(connection, vault, oracle.compartment(), oracle.encryptionKey(), memory));
  }

  void release(String holder) {
    connections.retain(holder, Set.of());
  }
}
