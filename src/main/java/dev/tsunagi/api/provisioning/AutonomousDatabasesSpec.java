package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.StoreRef;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The database to make, or the one to bind to. Every field of OSOK v1, and ours beside them.
///
/// Wider than a record should be, since OSOK's fields lie flat.
@ValidationRule(
    value = "!has(self.cpuCoreCount) || self.cpuCoreCount == 0 || !has(self.computeCount)",
    message = "give cpuCoreCount (OCPUs) or computeCount, not both: OCI refuses them together")
@ValidationRule(
    value =
        "!has(oldSelf.compartmentId) || !has(self.compartmentId)"
            + " || self.compartmentId == oldSelf.compartmentId",
    message = "compartmentId cannot be changed: move the database in OCI and bind to it by id")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("The Autonomous Database to make, or the one to bind to.")
public record AutonomousDatabasesSpec(
    @JsonPropertyDescription("OCID of an existing database to bind to. It is never deleted.")
        @Size(min = 1, max = 255)
        String id,
    @JsonPropertyDescription("OCID of the compartment to make the database in.")
        @Size(min = 1, max = 255)
        String compartmentId,
    @JsonPropertyDescription("Name that the console shows; the name of this object otherwise.")
        String displayName,
    @JsonPropertyDescription("Name of the database: letters and digits.") String dbName,
    @JsonPropertyDescription("OLTP, DW, AJD or APEX.") String dbWorkload,
    @JsonPropertyDescription("Version of Oracle Database; otherwise OCI's default.")
        String dbVersion,
    @JsonPropertyDescription("On dedicated infrastructure. It counts when it is made.")
        @Nullable Boolean isDedicated,
    @JsonPropertyDescription("Size of the storage in terabytes.") @Min(0)
        @Nullable Integer dataStorageSizeInTBs,
    @JsonPropertyDescription("Size of the storage in gigabytes, where terabytes are too much.")
        @Min(0)
        @Nullable Integer dataStorageSizeInGBs,
    @JsonPropertyDescription("Number of OCPUs; with ECPUs give computeModel and computeCount.")
        @Min(0)
        @Nullable Integer cpuCoreCount,
    @JsonPropertyDescription("ECPU or OCPU; otherwise OCI chooses.") String computeModel,
    @JsonPropertyDescription("Number of ECPUs or OCPUs.") @Nullable Float computeCount,
    @JsonPropertyDescription("Password of ADMIN. A Secret holds it under password.")
        CredentialRef adminPassword,
    @JsonPropertyDescription(
            "Apply to change ADMIN's password when its source changes, Ignore otherwise.")
        PasswordRotation passwordRotation,
    @JsonPropertyDescription("Whether it may use up to three times its CPUs.")
        @Nullable Boolean isAutoScalingEnabled,
    @JsonPropertyDescription("An always-free database.") @Nullable Boolean isFreeTier,
    @JsonPropertyDescription("LICENSE_INCLUDED or BRING_YOUR_OWN_LICENSE.") String licenseModel,
    @JsonPropertyDescription("The wallet that clients connect with.") @Nullable Wallet wallet,
    @JsonPropertyDescription("OCID of the subnet of a private endpoint. It counts when it is made.")
        String subnetId,
    @JsonPropertyDescription("Addresses and networks that may connect.")
        List<String> whitelistedIps,
    @JsonPropertyDescription("Active for running, Inactive for stopped; left alone otherwise.")
        @Nullable PowerState powerState,
    @JsonPropertyDescription("Free-form tags that it carries; other tags are left alone.")
        Map<String, String> freeformTags,
    @JsonPropertyDescription("Defined tags that it carries; other tags are left alone.")
        Map<String, Map<String, String>> definedTags,
    @JsonPropertyDescription(
            "What becomes of the database when this object is deleted: Retain or Delete.")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Observe to look and connect only, and never write.")
        ManagementPolicy managementPolicy,
    @JsonPropertyDescription("ByName to take over the only live database of this display name.")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "A store of this namespace, or of the cluster, whose identity and region act for this"
                + " object, and in whose vault its passwords are; otherwise the operator's own.")
        StoreRef secretStoreRef)
    implements ProvisionedSpec {

  /// The wallet, whose files become the keys of a Secret.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Wallet(
      @JsonPropertyDescription("Name of the Secret; <name of this object>-wallet otherwise.")
          String walletName,
      @JsonPropertyDescription(
              "Password of the wallet; there is no wallet without one. A Secret holds it under"
                  + " walletPassword.")
          CredentialRef walletPassword) {

    public Wallet {
      walletName = Completed.text(walletName);
      walletPassword = Completed.or(walletPassword, CredentialRef.NONE);
    }
  }

  public static final AutonomousDatabasesSpec EMPTY =
      new AutonomousDatabasesSpec(
          "",
          "",
          "",
          "",
          "",
          "",
          null,
          null,
          null,
          null,
          "",
          null,
          CredentialRef.NONE,
          PasswordRotation.IGNORE,
          null,
          null,
          "",
          null,
          "",
          List.of(),
          null,
          Map.of(),
          Map.of(),
          DeletionPolicy.RETAIN,
          ManagementPolicy.MANAGE,
          AdoptionPolicy.NONE,
          StoreRef.NONE);

  public AutonomousDatabasesSpec {
    id = Completed.text(id);
    compartmentId = Completed.text(compartmentId);
    displayName = Completed.text(displayName);
    dbName = Completed.text(dbName);
    dbWorkload = Completed.text(dbWorkload);
    dbVersion = Completed.text(dbVersion);
    computeModel = Completed.text(computeModel);
    adminPassword = Completed.or(adminPassword, CredentialRef.NONE);
    passwordRotation = Completed.or(passwordRotation, PasswordRotation.IGNORE);
    licenseModel = Completed.text(licenseModel);
    subnetId = Completed.text(subnetId);
    whitelistedIps = Completed.list(whitelistedIps);
    freeformTags = Completed.map(freeformTags);
    definedTags = Completed.map(definedTags);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.RETAIN);
    managementPolicy = Completed.or(managementPolicy, ManagementPolicy.MANAGE);
    adoptionPolicy = Completed.or(adoptionPolicy, AdoptionPolicy.NONE);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
  }

  @Override
  public String boundId() {
    return id;
  }

  @Override
  public Stewardship stewardship() {
    return new Stewardship(managementPolicy, deletionPolicy, adoptionPolicy, secretStoreRef);
  }

  public boolean wantsWallet() {
    return wallet != null && wallet.walletPassword().isGiven();
  }
}
