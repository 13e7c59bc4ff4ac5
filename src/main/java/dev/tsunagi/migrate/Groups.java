package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.generators.ClusterGenerator;
import dev.tsunagi.api.generators.Fake;
import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.generators.Password;
import dev.tsunagi.api.generators.SshKey;
import dev.tsunagi.api.generators.Uuid;
import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ClusterPushSecret;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.SecretStore;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// The API groups that are shared with those whom we follow, and our kinds in them.
public final class Groups {

  static final String STORES = "external-secrets.io";
  static final String GENERATORS = "generators.external-secrets.io";
  static final String OSOK = "oci.oracle.com";
  static final String MESH = "servicemesh.oci.oracle.com";

  /// ESO's and OSOK's.
  public static final List<String> ALL = List.of(STORES, GENERATORS, OSOK, MESH);

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          SecretStore.class,
          ClusterSecretStore.class,
          ExternalSecret.class,
          ClusterExternalSecret.class,
          PushSecret.class,
          ClusterPushSecret.class,
          Password.class,
          Uuid.class,
          SshKey.class,
          Fake.class,
          ClusterGenerator.class,
          GeneratorState.class,
          dev.tsunagi.api.provisioning.Stream.class,
          MySqlDbSystem.class,
          AutonomousDatabases.class);

  private Groups() {}

  /// The group of an `apiVersion`; empty for the core.
  static String of(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  /// The operator that looked after a group.
  static String operatorOf(String group) {
    return group.equals(STORES) || group.equals(GENERATORS) ? "ESO" : "OSOK";
  }

  /// The kind of ours with this name.
  static Optional<Class<? extends HasMetadata>> kind(String group, String kind) {
    return KINDS.stream()
        .filter(type -> HasMetadata.getGroup(type).equals(group))
        .filter(type -> HasMetadata.getKind(type).equals(kind))
        .findFirst();
  }
}
