package dev.tsunagi.provisioning.autonomous;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.AutonomousDatabasesSpec;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.CredentialSource;
import dev.tsunagi.provisioning.CredentialSources;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.secrets.SecretData;

/// What there is to know about Autonomous Databases.
final class AutonomousDatabaseModel
    implements ResourceModel<AutonomousDatabasesSpec, ActualDatabase> {

  static final String PASSWORD = "adminPassword";
  static final String WALLET_PASSWORD = "walletPassword";

  @Override
  public String noun() {
    return "Autonomous Database";
  }

  @Override
  public List<SpecProblem> problems(AutonomousDatabasesSpec spec) {
    var problems = new ArrayList<SpecProblem>();
    CredentialSources.problems("spec.adminPassword", spec.adminPassword(), spec, problems);
    if (spec.wallet() != null) {
      CredentialSources.problems(
          "spec.wallet.walletPassword", spec.wallet().walletPassword(), spec, problems);
    }
    if (spec.id().isEmpty() && spec.managementPolicy() == ManagementPolicy.MANAGE) {
      missing("spec.compartmentId", spec.compartmentId(), problems);
      missing("spec.dbName", spec.dbName(), problems);
      if (!spec.adminPassword().isGiven()) {
        problems.add(new SpecProblem("spec.adminPassword", "is missing", ""));
      }
    }
    return problems;
  }

  private static void missing(String path, String value, List<SpecProblem> problems) {
    if (value.isEmpty()) {
      problems.add(new SpecProblem(path, "is missing", "there, or spec.id"));
    }
  }

  @Override
  public String id(ActualDatabase actual) {
    return actual.database().getId();
  }

  @Override
  public String state(ActualDatabase actual) {
    return actual.database().getLifecycleState().getValue();
  }

  /// One that is backed up, scaled or maintained can be used meanwhile, and not changed.
  @Override
  public Lifecycle lifecycle(ActualDatabase actual) {
    return switch (actual.database().getLifecycleState()) {
      case Provisioning,
          Stopping,
          Starting,
          RestoreInProgress,
          BackupInProgress,
          ScaleInProgress,
          Updating,
          MaintenanceInProgress,
          Restarting,
          Recreating,
          RoleChangeInProgress,
          Upgrading,
          UnknownEnumValue ->
          Lifecycle.CHANGING;
      case Available, AvailableNeedsAttention, Standby -> Lifecycle.READY;
      case Stopped -> Lifecycle.STOPPED;
      case Terminating -> Lifecycle.DELETING;
      case Terminated -> Lifecycle.DELETED;
      case Unavailable, RestoreFailed, Inaccessible -> Lifecycle.BROKEN;
    };
  }

  @Override
  public Map<String, String> freeformTags(ActualDatabase actual) {
    return Objects.requireNonNullElse(actual.database().getFreeformTags(), Map.of());
  }

  @Override
  public Drift drift(AutonomousDatabasesSpec desired, ActualDatabase actual) {
    return DatabaseDrift.of(desired, actual.database());
  }

  @Override
  public Map<String, String> attributes(ActualDatabase actual) {
    var database = actual.database();
    return new Attributes()
        .with("displayName", database.getDisplayName())
        .with("dbName", database.getDbName())
        .with("dbVersion", database.getDbVersion())
        .with("computeCount", database.getComputeCount())
        .with("lifecycleDetails", database.getLifecycleDetails())
        .with("privateEndpoint", database.getPrivateEndpoint())
        .toMap();
  }

  @Override
  public Map<String, CredentialSource> credentials(AutonomousDatabasesSpec spec) {
    var all = new TreeMap<String, CredentialSource>();
    CredentialSources.of("spec.adminPassword", spec.adminPassword(), "password")
        .ifPresent(source -> all.put(PASSWORD, source));
    if (spec.wallet() != null) {
      var ref = spec.wallet().walletPassword();
      CredentialSources.of("spec.wallet.walletPassword", ref, "walletPassword")
          .ifPresent(source -> all.put(WALLET_PASSWORD, source));
    }
    return all;
  }

  @Override
  public boolean rotates(AutonomousDatabasesSpec spec, String field) {
    return field.equals(PASSWORD)
        && switch (spec.passwordRotation()) {
          case APPLY -> true;
          case IGNORE -> false;
        };
  }

  @Override
  public String secretName(AutonomousDatabasesSpec spec, String objectName) {
    var wallet = spec.wallet();
    return wallet == null || wallet.walletName().isEmpty()
        ? objectName + "-wallet"
        : wallet.walletName();
  }

  /// A wallet holds until the next rotation: it is asked for once, and again after that.
  @Override
  public Optional<String> attachment(AutonomousDatabasesSpec spec, ActualDatabase actual) {
    var rotated = actual.walletRotated();
    return spec.wantsWallet()
        ? Optional.of(rotated == null ? "never rotated" : rotated.toString())
        : Optional.empty();
  }

  @Override
  public Optional<SecretData> connection(
      AutonomousDatabasesSpec spec, ActualDatabase actual, Credentials credentials) {
    return DatabaseConnection.of(actual.database(), credentials);
  }
}
