package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.StoreRef;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The DB system to make, or the one to bind to. Every field of OSOK v1, and ours beside them.
///
/// Wider than a record should be, since OSOK's fields lie flat.
@ValidationRule(
    value = "!has(oldSelf.subnetId) || !has(self.subnetId) || self.subnetId == oldSelf.subnetId",
    message = "subnetId cannot be changed: make another DB system, from a backup of this one")
@ValidationRule(
    value =
        "!has(oldSelf.compartmentId) || !has(self.compartmentId)"
            + " || self.compartmentId == oldSelf.compartmentId",
    message = "compartmentId cannot be changed: move the DB system in OCI and bind to it by id")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("The DB system to make, or the one to bind to.")
public record MySqlDbSystemSpec(
    @JsonPropertyDescription("OCID of an existing DB system to bind to. It is never deleted.")
        @Size(min = 1, max = 255)
        String id,
    @JsonPropertyDescription("OCID of the compartment to make the DB system in.")
        @Size(min = 1, max = 255)
        String compartmentId,
    @JsonPropertyDescription("Name that the console shows; the name of this object otherwise.")
        String displayName,
    @JsonPropertyDescription("Description that the console shows.") @Size(min = 1, max = 400)
        String description,
    @JsonPropertyDescription("Shape of its instances, e.g. MySQL.2.") String shapeName,
    @JsonPropertyDescription("OCID of the subnet that it is in. It cannot be changed later.")
        @Size(min = 1, max = 255)
        String subnetId,
    @JsonPropertyDescription("Availability domain; otherwise OCI chooses.")
        String availabilityDomain,
    @JsonPropertyDescription(
            "Fault domain; otherwise OCI chooses. FAULT-DOMAIN-1, the default of OSOK, is a wish"
                + " only for a DB system that is yet to be made.")
        String faultDomain,
    @JsonPropertyDescription("Three instances in place of one.")
        @Nullable Boolean isHighlyAvailable,
    @JsonPropertyDescription("Version of MySQL; otherwise OCI's default. Raise it to upgrade.")
        String mysqlVersion,
    @JsonPropertyDescription("Size of the storage. It can grow, and never shrink.")
        @Min(50)
        @Max(65536)
        @Nullable Integer dataStorageSizeInGBs,
    @JsonPropertyDescription("First part of its name in the subnet's DNS.") String hostnameLabel,
    @JsonPropertyDescription("Address in the subnet; otherwise any.") String ipAddress,
    @JsonPropertyDescription("Port of the classic protocol; 3306 otherwise.") @Min(1024) @Max(65535)
        @Nullable Integer port,
    @JsonPropertyDescription("Port of the X protocol; 33060 otherwise.") @Min(1024) @Max(65535)
        @Nullable Integer portX,
    @JsonPropertyDescription("Configuration of MySQL's variables; the shape's default otherwise.")
        MySqlOptions.@Nullable Configuration configuration,
    @JsonPropertyDescription("Name of the administrator. A Secret holds it under username.")
        CredentialRef adminUsername,
    @JsonPropertyDescription("Password of the administrator. A Secret holds it under password.")
        CredentialRef adminPassword,
    @JsonPropertyDescription(
            "Apply to change the administrator's password when its source changes, Ignore"
                + " otherwise.")
        PasswordRotation passwordRotation,
    @JsonPropertyDescription("Automatic backups.") MySqlOptions.@Nullable BackupPolicy backupPolicy,
    @JsonPropertyDescription("What to make it from: nothing, a backup, or a point in time.")
        MySqlOptions.@Nullable Source source,
    @JsonPropertyDescription("When OCI may maintain it.")
        MySqlOptions.@Nullable Maintenance maintenance,
    @JsonPropertyDescription("Whether InnoDB recovers from a crash: ENABLED or DISABLED.")
        MySqlOptions.@Nullable CrashRecovery crashRecovery,
    @JsonPropertyDescription("What OCI does about backups, and against deletion.")
        MySqlOptions.@Nullable DeletionProtection deletionProtection,
    @JsonPropertyDescription("An in-memory cluster for analytics.")
        MySqlOptions.@Nullable HeatWave heatWaveCluster,
    @JsonPropertyDescription("How many read replicas it has.") @Min(0) @Max(18)
        @Nullable Integer readReplicas,
    @JsonPropertyDescription("Active for running, Inactive for stopped; left alone otherwise.")
        @Nullable PowerState powerState,
    @JsonPropertyDescription("Free-form tags that it carries; other tags are left alone.")
        Map<String, String> freeformTags,
    @JsonPropertyDescription("Defined tags that it carries; other tags are left alone.")
        Map<String, Map<String, String>> definedTags,
    @JsonPropertyDescription(
            "What becomes of the DB system when this object is deleted: Retain or Delete.")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Observe to look and connect only, and never write.")
        ManagementPolicy managementPolicy,
    @JsonPropertyDescription("ByName to take over the only live DB system of this display name.")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "A store of this namespace, or of the cluster, whose identity and region act for this"
                + " object, and in whose vault its passwords are; otherwise the operator's own.")
        StoreRef secretStoreRef)
    implements ProvisionedSpec {

  public static final MySqlDbSystemSpec EMPTY =
      new MySqlDbSystemSpec(
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          null,
          "",
          null,
          "",
          "",
          null,
          null,
          null,
          CredentialRef.NONE,
          CredentialRef.NONE,
          PasswordRotation.IGNORE,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Map.of(),
          Map.of(),
          DeletionPolicy.RETAIN,
          ManagementPolicy.MANAGE,
          AdoptionPolicy.NONE,
          StoreRef.NONE);

  public MySqlDbSystemSpec {
    id = Completed.text(id);
    compartmentId = Completed.text(compartmentId);
    displayName = Completed.text(displayName);
    description = Completed.text(description);
    shapeName = Completed.text(shapeName);
    subnetId = Completed.text(subnetId);
    availabilityDomain = Completed.text(availabilityDomain);
    faultDomain = Completed.text(faultDomain);
    mysqlVersion = Completed.text(mysqlVersion);
    hostnameLabel = Completed.text(hostnameLabel);
    ipAddress = Completed.text(ipAddress);
    adminUsername = Completed.or(adminUsername, CredentialRef.NONE);
    adminPassword = Completed.or(adminPassword, CredentialRef.NONE);
    passwordRotation = Completed.or(passwordRotation, PasswordRotation.IGNORE);
    freeformTags = Completed.map(freeformTags);
    definedTags = Completed.map(definedTags);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.RETAIN);
    managementPolicy = Completed.or(managementPolicy, ManagementPolicy.MANAGE);
    adoptionPolicy = Completed.or(adoptionPolicy, AdoptionPolicy.NONE);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
  }

  /// The same DB system, made from another source.
  public MySqlDbSystemSpec from(MySqlOptions.Source other) {
    return new MySqlDbSystemSpec(
        id,
        compartmentId,
        displayName,
        description,
        shapeName,
        subnetId,
        availabilityDomain,
        faultDomain,
        isHighlyAvailable,
        mysqlVersion,
        dataStorageSizeInGBs,
        hostnameLabel,
        ipAddress,
        port,
        portX,
        configuration,
        adminUsername,
        adminPassword,
        passwordRotation,
        backupPolicy,
        other,
        maintenance,
        crashRecovery,
        deletionProtection,
        heatWaveCluster,
        readReplicas,
        powerState,
        freeformTags,
        definedTags,
        deletionPolicy,
        managementPolicy,
        adoptionPolicy,
        secretStoreRef);
  }

  @Override
  public String boundId() {
    return id;
  }

  @Override
  public Stewardship stewardship() {
    return new Stewardship(managementPolicy, deletionPolicy, adoptionPolicy, secretStoreRef);
  }

  /// Whether it is made from another's data, whose administrator it then has.
  @JsonIgnore
  public boolean isRestored() {
    return source != null && source.kind() != MySqlOptions.Source.Kind.NONE;
  }
}
