package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
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

/// The backup to make, or the one to bind to.
@ValidationRule(
    value = "!has(self.dbSystemId) || !has(self.dbSystem) || !has(self.dbSystem.name)",
    message = "give dbSystemId or dbSystem, not both")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("Of which DB system, and how it is kept.")
public record MySqlBackupSpec(
    @JsonPropertyDescription("OCID of an existing backup to bind to. It is never deleted.")
        @Size(min = 1, max = 255)
        String id,
    @JsonPropertyDescription("OCID of the DB system to back up.") @Size(min = 1, max = 255)
        String dbSystemId,
    @JsonPropertyDescription("A MySqlDbSystem of this namespace, in place of dbSystemId.")
        ObjectRef dbSystem,
    @JsonPropertyDescription("OCID of that DB system's compartment.") @Size(min = 1, max = 255)
        String compartmentId,
    @JsonPropertyDescription("Name that the console shows; the name of this object otherwise.")
        String displayName,
    @JsonPropertyDescription("Description that the console shows.") String description,
    @JsonPropertyDescription("FULL or INCREMENTAL; OCI chooses otherwise.")
        @Nullable BackupType backupType,
    @JsonPropertyDescription("After how many days OCI deletes it; 365 otherwise.") @Min(1) @Max(365)
        @Nullable Integer retentionInDays,
    @JsonPropertyDescription("Free-form tags that it carries; other tags are left alone.")
        Map<String, String> freeformTags,
    @JsonPropertyDescription("Defined tags that it carries; other tags are left alone.")
        Map<String, Map<String, String>> definedTags,
    @JsonPropertyDescription(
            "What becomes of the backup when this object is deleted: Retain or Delete.")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Observe to look only, and never write.")
        ManagementPolicy managementPolicy,
    @JsonPropertyDescription("ByName to take over the only live backup of this display name.")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "A store of this namespace, or of the cluster, whose identity and region act for this"
                + " object; otherwise the operator's own.")
        StoreRef secretStoreRef)
    implements ProvisionedSpec {

  /// How much is saved.
  public enum BackupType {
    FULL,
    INCREMENTAL
  }

  public static final MySqlBackupSpec EMPTY =
      new MySqlBackupSpec(
          "",
          "",
          ObjectRef.NONE,
          "",
          "",
          "",
          null,
          null,
          Map.of(),
          Map.of(),
          DeletionPolicy.RETAIN,
          ManagementPolicy.MANAGE,
          AdoptionPolicy.NONE,
          StoreRef.NONE);

  public MySqlBackupSpec {
    id = Completed.text(id);
    dbSystemId = Completed.text(dbSystemId);
    dbSystem = Completed.or(dbSystem, ObjectRef.NONE);
    compartmentId = Completed.text(compartmentId);
    displayName = Completed.text(displayName);
    description = Completed.text(description);
    freeformTags = Completed.map(freeformTags);
    definedTags = Completed.map(definedTags);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.RETAIN);
    managementPolicy = Completed.or(managementPolicy, ManagementPolicy.MANAGE);
    adoptionPolicy = Completed.or(adoptionPolicy, AdoptionPolicy.NONE);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
  }

  /// The same backup of the DB system of this OCID.
  public MySqlBackupSpec of(String system) {
    return new MySqlBackupSpec(
        id,
        system,
        ObjectRef.NONE,
        compartmentId,
        displayName,
        description,
        backupType,
        retentionInDays,
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
}
