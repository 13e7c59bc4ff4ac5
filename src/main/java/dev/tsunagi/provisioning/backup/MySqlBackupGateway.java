package dev.tsunagi.provisioning.backup;

import module java.base;

import com.oracle.bmc.mysql.model.Backup;
import com.oracle.bmc.mysql.model.BackupSummary;
import com.oracle.bmc.mysql.model.CreateBackupDetails;
import com.oracle.bmc.mysql.model.UpdateBackupDetails;
import com.oracle.bmc.mysql.requests.CreateBackupRequest;
import com.oracle.bmc.mysql.requests.DeleteBackupRequest;
import com.oracle.bmc.mysql.requests.GetBackupRequest;
import com.oracle.bmc.mysql.requests.ListBackupsRequest;
import com.oracle.bmc.mysql.requests.UpdateBackupRequest;
import com.oracle.bmc.mysql.responses.ListBackupsResponse;
import dev.tsunagi.api.provisioning.MySqlBackupSpec;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Listed;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.TagMaps;
import dev.tsunagi.provisioning.Work;
import dev.tsunagi.provisioning.mysql.MySqlService;
import dev.tsunagi.provisioning.mysql.MySqlWork;
import org.jspecify.annotations.Nullable;

/// Calls to MySQL HeatWave about backups.
final class MySqlBackupGateway implements ResourceGateway<MySqlBackupSpec, Backup> {

  private final MySqlService service;

  MySqlBackupGateway(OciConnection connection) {
    this.service = new MySqlService(connection);
  }

  @Override
  public Optional<Backup> get(String id) {
    var request = GetBackupRequest.builder().backupId(id).build();
    return Optional.of(
        service.call(
            "", "read MySQL backup " + id, () -> service.backups().getBackup(request).getBackup()));
  }

  @Override
  public List<String> findOwned(MySqlBackupSpec spec, Owner owner) {
    return list(spec, null).idsOf(owner);
  }

  @Override
  public List<String> findNamed(MySqlBackupSpec spec, String name) {
    return list(spec, spec.displayName().isEmpty() ? name : spec.displayName()).ids();
  }

  private Listed<BackupSummary> list(MySqlBackupSpec spec, @Nullable String name) {
    var request =
        ListBackupsRequest.builder()
            .compartmentId(spec.compartmentId())
            .dbSystemId(spec.dbSystemId().isEmpty() ? null : spec.dbSystemId())
            .displayName(name);
    return service.call(spec.compartmentId(), "list MySQL backups", () -> pages(request));
  }

  private Listed<BackupSummary> pages(ListBackupsRequest.Builder request) {
    var live =
        Pages.all(
                token -> service.backups().listBackups(request.page(token).build()),
                ListBackupsResponse::getItems,
                ListBackupsResponse::getOpcNextPage)
            .stream()
            .filter(MySqlBackupGateway::isLive)
            .toList();
    return new Listed<>(live, BackupSummary::getId, BackupSummary::getFreeformTags);
  }

  private static boolean isLive(BackupSummary backup) {
    return switch (backup.getLifecycleState()) {
      case Creating, Active, Inactive, Updating, UnknownEnumValue -> true;
      case Deleting, Deleted, Failed -> false;
    };
  }

  @Override
  public boolean isReplayable() {
    return true;
  }

  @Override
  public Started create(Order<MySqlBackupSpec> order) {
    var spec = order.spec();
    var details =
        CreateBackupDetails.builder()
            .dbSystemId(spec.dbSystemId())
            .displayName(spec.displayName().isEmpty() ? order.name() : spec.displayName())
            .freeformTags(order.freeformTags());
    if (!spec.description().isEmpty()) {
      details.description(spec.description());
    }
    if (spec.backupType() != null) {
      details.backupType(CreateBackupDetails.BackupType.create(spec.backupType().name()));
    }
    if (spec.retentionInDays() != null) {
      details.retentionInDays(spec.retentionInDays());
    }
    if (!spec.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(spec.definedTags()));
    }
    var request =
        CreateBackupRequest.builder()
            .createBackupDetails(details.build())
            .opcRetryToken(order.retryToken())
            .build();
    var answer =
        service.call(
            spec.compartmentId(),
            "back up " + spec.dbSystemId(),
            () -> service.backups().createBackup(request));
    return new Started(
        answer.getBackup().getId(), Objects.requireNonNullElse(answer.getOpcWorkRequestId(), ""));
  }

  @Override
  public Optional<String> update(Backup actual, Order<MySqlBackupSpec> order, Drift drift) {
    var spec = order.spec();
    var details = UpdateBackupDetails.builder();
    if (drift.has("displayName")) {
      details.displayName(spec.displayName());
    }
    if (drift.has("description")) {
      details.description(spec.description());
    }
    if (drift.has("retentionInDays")) {
      details.retentionInDays(spec.retentionInDays());
    }
    details.freeformTags(TagMaps.over(actual.getFreeformTags(), order.freeformTags()));
    details.definedTags(TagMaps.overNested(actual.getDefinedTags(), spec.definedTags()));
    var request =
        UpdateBackupRequest.builder()
            .backupId(actual.getId())
            .updateBackupDetails(details.build())
            .build();
    service.call(
        actual.getCompartmentId(),
        "update MySQL backup " + actual.getId(),
        () -> service.backups().updateBackup(request));
    return Optional.empty();
  }

  @Override
  public Optional<String> delete(MySqlBackupSpec spec, Backup actual) {
    var request = DeleteBackupRequest.builder().backupId(actual.getId()).build();
    return Optional.ofNullable(
        service.call(
            actual.getCompartmentId(),
            "delete MySQL backup " + actual.getId(),
            () -> service.backups().deleteBackup(request).getOpcWorkRequestId()));
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return new MySqlWork(service).find(workRequestId);
  }
}
