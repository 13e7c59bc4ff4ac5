package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.api.provisioning.VirtualNodePool;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.autonomous.AutonomousKind;
import dev.tsunagi.provisioning.backup.BackupKind;
import dev.tsunagi.provisioning.mysql.MySqlKind;
import dev.tsunagi.provisioning.nodepool.VirtualNodePoolKind;
import dev.tsunagi.provisioning.stream.StreamKind;
import dev.tsunagi.provisioning.streampool.StreamPoolKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.yaml.snakeyaml.Yaml;

/// Every kind with the least spec that makes one, and what OCI calls its operations.
enum Kinds {
  STREAM("Stream", "oci.oracle.com/v1beta1", "name: %s, partitions: 1"),
  STREAM_POOL("StreamPool", "tsunagi.dev/v1alpha1", "name: %s"),
  MYSQL(
      "DbSystem",
      "oci.oracle.com/v1beta1",
      "displayName: %s, shapeName: MySQL.2, subnetId: ocid1.subnet.oc1.iad.demo,"
          + " adminUsername: {secret: {secretName: admin}},"
          + " adminPassword: {secret: {secretName: admin}}"),
  BACKUP("Backup", "tsunagi.dev/v1alpha1", "displayName: %s, dbSystemId: " + Kinds.DB_SYSTEM),
  AUTONOMOUS(
      "AutonomousDatabase",
      "oci.oracle.com/v1beta1",
      "displayName: %s, dbName: shop, adminPassword: {secret: {secretName: admin}}"),
  NODE_POOL(
      "VirtualNodePool",
      "tsunagi.dev/v1alpha1",
      "displayName: %s, size: 2, clusterId: ocid1.cluster.oc1.iad.demo, podConfiguration:"
          + " {subnetId: ocid1.subnet.oc1.iad.pods, shape: Pod.Standard.E4.Flex}");

  /// Stands for a DB system that the test makes.
  static final String DB_SYSTEM = "DB-SYSTEM";

  final String operation;
  private final String apiVersion;
  private final String spec;

  Kinds(String operation, String apiVersion, String spec) {
    this.operation = operation;
    this.apiVersion = apiVersion;
    this.spec = spec;
  }

  ResourceKind<? extends ProvisionedSpec, ?> kind(KubernetesClient client) {
    return switch (this) {
      case STREAM -> StreamKind.get();
      case STREAM_POOL -> StreamPoolKind.get();
      case MYSQL -> MySqlKind.get();
      case BACKUP -> BackupKind.get();
      case AUTONOMOUS -> AutonomousKind.get();
      case NODE_POOL -> VirtualNodePoolKind.get(client);
    };
  }

  Class<? extends ProvisionedResource<?>> type() {
    return switch (this) {
      case STREAM -> Stream.class;
      case STREAM_POOL -> StreamPool.class;
      case MYSQL -> MySqlDbSystem.class;
      case BACKUP -> MySqlBackup.class;
      case AUTONOMOUS -> AutonomousDatabases.class;
      case NODE_POOL -> VirtualNodePool.class;
    };
  }

  /// An object of this kind; what `more` says goes before what its least spec says.
  String yaml(String name, String dbSystem, String more) {
    var all = new TreeMap<String, Object>(Map.of("compartmentId", "ocid1.compartment.oc1..demo"));
    all.putAll(flow(spec.formatted(name).replace(DB_SYSTEM, dbSystem)));
    all.putAll(flow(more));
    all.values().removeIf(Objects::isNull);
    return Serialization.asYaml(
        Map.of(
            "apiVersion",
            apiVersion,
            "kind",
            type().getSimpleName(),
            "metadata",
            Map.of("name", name, "namespace", "default"),
            "spec",
            all));
  }

  private static Map<String, Object> flow(String fields) {
    return new Yaml().load("{" + fields + "}");
  }
}
