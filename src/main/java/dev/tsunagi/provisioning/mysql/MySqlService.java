package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.DbBackups;
import com.oracle.bmc.mysql.DbBackupsClient;
import com.oracle.bmc.mysql.DbSystem;
import com.oracle.bmc.mysql.DbSystemClient;
import com.oracle.bmc.mysql.Replicas;
import com.oracle.bmc.mysql.ReplicasClient;
import com.oracle.bmc.mysql.WorkRequests;
import com.oracle.bmc.mysql.WorkRequestsClient;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.secrets.SecretValue;

/// MySQL HeatWave: its clients, and the one permission that all calls to it need.
public record MySqlService(OciConnection connection) {

  /// `compartment`: an OCID, or empty when it is not known. `doing` completes the sentence "could
  /// not …".
  public <T> T call(String compartment, String doing, Supplier<T> call) {
    return call(compartment, doing, List.of(), call);
  }

  /// The same for a call that carries `secrets`, which no message may show.
  <T> T call(String compartment, String doing, Collection<SecretValue> secrets, Supplier<T> call) {
    return new ResourceCalls(connection, "manage mysql-family", compartment)
        .call(doing, secrets, call);
  }

  public DbBackups backups() {
    return connection.client(DbBackups.class, DbBackupsClient::builder);
  }

  DbSystem systems() {
    return connection.client(DbSystem.class, DbSystemClient::builder);
  }

  Replicas replicas() {
    return connection.client(Replicas.class, ReplicasClient::builder);
  }

  WorkRequests workRequests() {
    return connection.client(WorkRequests.class, WorkRequestsClient::builder);
  }
}
