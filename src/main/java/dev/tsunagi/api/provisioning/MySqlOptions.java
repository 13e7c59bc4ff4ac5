package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a DB system's spec that are objects of their own. What they leave out is OCI's to
/// choose.
public final class MySqlOptions {

  private MySqlOptions() {}

  /// A configuration, by OCID.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Configuration(
      @JsonPropertyDescription("OCID of the configuration.") @Size(min = 1, max = 255) String id) {

    public Configuration {
      id = Completed.text(id);
    }
  }

  /// Automatic backups.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record BackupPolicy(
      @JsonPropertyDescription("Whether there are any.") @Nullable Boolean isEnabled,
      @JsonPropertyDescription("When a backup may begin, e.g. 03:00Z.") String windowStartTime,
      @JsonPropertyDescription("How long a backup is kept.") @Min(1) @Max(35)
          @Nullable Integer retentionInDays,
      @JsonPropertyDescription("Whether any point in time can be restored.")
          @Nullable Boolean pointInTimeRecovery,
      @JsonPropertyDescription("Free-form tags of the backups.") Map<String, String> freeformTags,
      @JsonPropertyDescription("Defined tags of the backups.")
          Map<String, Map<String, String>> definedTags) {

    public BackupPolicy {
      windowStartTime = Completed.text(windowStartTime);
      freeformTags = Completed.map(freeformTags);
      definedTags = Completed.map(definedTags);
    }
  }

  /// What a DB system is made from. It counts when it is made, and never after.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Source(
      @JsonPropertyDescription("NONE, BACKUP, PITR or IMPORTURL.") String sourceType,
      @JsonPropertyDescription("OCID of the backup, for BACKUP.") String backupId,
      @JsonPropertyDescription("A MySqlBackup of this namespace, in place of backupId.")
          ObjectRef backup,
      @JsonPropertyDescription("OCID of the other DB system, for PITR.") String dbSystemId,
      @JsonPropertyDescription("A MySqlDbSystem of this namespace, in place of dbSystemId.")
          ObjectRef dbSystem,
      @JsonPropertyDescription(
              "The point in time, for PITR, as 2026-01-02T03:04:05Z; the latest otherwise.")
          String recoveryPoint,
      @JsonPropertyDescription("A pre-authenticated URL of object storage, for IMPORTURL.")
          String sourceUrl,
      @JsonPropertyDescription("Of OSOK, which never looked at it; not supported.")
          String jsonData) {

    /// The kinds that we know.
    public enum Kind {
      NONE,
      BACKUP,
      PITR,
      IMPORTURL,
      UNKNOWN
    }

    public Source {
      sourceType = Completed.text(sourceType);
      backupId = Completed.text(backupId);
      backup = Completed.or(backup, ObjectRef.NONE);
      dbSystem = Completed.or(dbSystem, ObjectRef.NONE);
      dbSystemId = Completed.text(dbSystemId);
      recoveryPoint = Completed.text(recoveryPoint);
      sourceUrl = Completed.text(sourceUrl);
      jsonData = Completed.text(jsonData);
    }

    /// The same with these OCIDs in place of references.
    public Source of(String backupOcid, String dbSystemOcid) {
      return new Source(
          sourceType,
          backupOcid,
          ObjectRef.NONE,
          dbSystemOcid,
          ObjectRef.NONE,
          recoveryPoint,
          sourceUrl,
          jsonData);
    }

    public Kind kind() {
      return switch (sourceType.toUpperCase(Locale.ROOT)) {
        case "", "NONE" -> Kind.NONE;
        case "BACKUP" -> Kind.BACKUP;
        case "PITR" -> Kind.PITR;
        case "IMPORTURL" -> Kind.IMPORTURL;
        default -> Kind.UNKNOWN;
      };
    }
  }

  /// When OCI may maintain a DB system.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Maintenance(
      @JsonPropertyDescription("Day and time, e.g. sun 03:00Z.") String windowStartTime) {

    public Maintenance {
      windowStartTime = Completed.text(windowStartTime);
    }
  }

  /// Whether InnoDB recovers from a crash.
  public enum CrashRecovery {
    ENABLED,
    DISABLED
  }

  /// OCI's own policy about the end of a DB system.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record DeletionProtection(
      @JsonPropertyDescription("Whether OCI refuses to delete it.")
          @Nullable Boolean isDeleteProtected,
      @JsonPropertyDescription(
              "Whether a last backup is made: REQUIRE_FINAL_BACKUP or SKIP_FINAL_BACKUP.")
          @Nullable FinalBackup finalBackup,
      @JsonPropertyDescription("What becomes of automatic backups: RETAIN or DELETE.")
          @Nullable BackupRetention automaticBackupRetention) {

    public enum FinalBackup {
      REQUIRE_FINAL_BACKUP,
      SKIP_FINAL_BACKUP
    }

    public enum BackupRetention {
      RETAIN,
      DELETE
    }
  }

  /// An in-memory cluster.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record HeatWave(
      @JsonPropertyDescription("Shape of its nodes, e.g. HeatWave.512GB.") String shapeName,
      @JsonPropertyDescription("How many nodes it has; 0 to have none.") @Min(0) @Max(512)
          @Nullable Integer clusterSize,
      @JsonPropertyDescription("Whether it also queries files in object storage.")
          @Nullable Boolean isLakehouseEnabled) {

    public HeatWave {
      shapeName = Completed.text(shapeName);
    }

    /// Whether there is to be a cluster at all.
    @JsonIgnore
    public boolean isWanted() {
      return clusterSize == null || clusterSize > 0;
    }
  }
}
