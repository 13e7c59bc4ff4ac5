package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.DbSystemEndpoint;
import com.oracle.bmc.mysql.model.HeatWaveClusterSummary;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.api.provisioning.MySqlOptions;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.CredentialSource;
import dev.tsunagi.provisioning.CredentialSources;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.References;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.secrets.SecretData;
import org.jspecify.annotations.Nullable;

/// What there is to know about DB systems.
final class MySqlDbSystemModel implements ResourceModel<MySqlDbSystemSpec, ActualDbSystem> {

  static final String USERNAME = "adminUsername";
  static final String PASSWORD = "adminPassword";

  @Override
  public String noun() {
    return "MySQL DB system";
  }

  @Override
  public List<SpecProblem> problems(MySqlDbSystemSpec spec) {
    return MySqlProblems.of(spec);
  }

  /// What it is made from counts when it is made.
  @Override
  public MySqlDbSystemSpec resolved(MySqlDbSystemSpec spec, boolean made, References references) {
    var source = spec.source();
    if (source == null || made || !spec.id().isEmpty()) {
      return spec;
    }
    if (source.kind() == MySqlOptions.Source.Kind.BACKUP && source.backup().isGiven()) {
      var path = "spec.source.backup";
      return spec.from(source.of(references.ocid(path, MySqlBackup.class, source.backup()), ""));
    }
    if (source.kind() == MySqlOptions.Source.Kind.PITR && source.dbSystem().isGiven()) {
      var path = "spec.source.dbSystem";
      return spec.from(
          source.of("", references.ocid(path, MySqlDbSystem.class, source.dbSystem())));
    }
    return spec;
  }

  @Override
  public String id(ActualDbSystem actual) {
    return actual.system().getId();
  }

  @Override
  public String state(ActualDbSystem actual) {
    return actual.system().getLifecycleState().getValue();
  }

  @Override
  public Lifecycle lifecycle(ActualDbSystem actual) {
    return switch (actual.system().getLifecycleState()) {
      case Creating, Updating, UnknownEnumValue -> Lifecycle.CHANGING;
      case Active -> Lifecycle.READY;
      case Inactive -> Lifecycle.STOPPED;
      case Deleting -> Lifecycle.DELETING;
      case Deleted -> Lifecycle.DELETED;
      case Failed -> Lifecycle.BROKEN;
    };
  }

  @Override
  public Map<String, String> freeformTags(ActualDbSystem actual) {
    return Objects.requireNonNullElse(actual.system().getFreeformTags(), Map.of());
  }

  @Override
  public Drift drift(MySqlDbSystemSpec desired, ActualDbSystem actual) {
    return MySqlDrift.of(desired, actual);
  }

  @Override
  public Map<String, String> attributes(ActualDbSystem actual) {
    var system = actual.system();
    return new Attributes()
        .with("displayName", system.getDisplayName())
        .with("mysqlVersion", system.getMysqlVersion())
        .with("shapeName", system.getShapeName())
        .with("lifecycleDetails", system.getLifecycleDetails())
        .with("endpoint", MySqlConnection.primary(system).map(MySqlDbSystemModel::text).orElse(""))
        .with("heatWaveCluster", text(system.getHeatWaveCluster()))
        .with("readReplicas", actual.replicas().isEmpty() ? null : actual.replicas().size())
        .toMap();
  }

  private static String text(DbSystemEndpoint endpoint) {
    return endpoint.getIpAddress() + ":" + endpoint.getPort();
  }

  private static String text(@Nullable HeatWaveClusterSummary cluster) {
    return cluster == null
        ? ""
        : "%d x %s, %s"
            .formatted(
                cluster.getClusterSize(),
                cluster.getShapeName(),
                cluster.getLifecycleState().getValue());
  }

  @Override
  public Map<String, CredentialSource> credentials(MySqlDbSystemSpec spec) {
    var all = new TreeMap<String, CredentialSource>();
    CredentialSources.of("spec.adminUsername", spec.adminUsername(), "username")
        .ifPresent(source -> all.put(USERNAME, source));
    CredentialSources.of("spec.adminPassword", spec.adminPassword(), "password")
        .ifPresent(source -> all.put(PASSWORD, source));
    return all;
  }

  @Override
  public boolean rotates(MySqlDbSystemSpec spec, String field) {
    return field.equals(PASSWORD)
        && switch (spec.passwordRotation()) {
          case APPLY -> true;
          case IGNORE -> false;
        };
  }

  @Override
  public Optional<SecretData> connection(
      MySqlDbSystemSpec spec, ActualDbSystem actual, Credentials credentials) {
    DbSystem system = actual.system();
    return MySqlConnection.primary(system)
        .map(endpoint -> MySqlConnection.of(system, endpoint, credentials));
  }
}
