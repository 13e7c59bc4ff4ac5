package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.DbSystemSummary;
import com.oracle.bmc.mysql.requests.CreateDbSystemRequest;
import com.oracle.bmc.mysql.requests.DeleteDbSystemRequest;
import com.oracle.bmc.mysql.requests.GetDbSystemRequest;
import com.oracle.bmc.mysql.requests.ListDbSystemsRequest;
import com.oracle.bmc.mysql.requests.UpdateDbSystemRequest;
import com.oracle.bmc.mysql.responses.ListDbSystemsResponse;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Listed;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.Work;
import org.jspecify.annotations.Nullable;

/// Calls to MySQL HeatWave. What hangs on a DB system is changed after it, one step a run.
final class MySqlDbSystemGateway implements ResourceGateway<MySqlDbSystemSpec, ActualDbSystem> {

  private final MySqlService service;
  private final MySqlPower power;
  private final MySqlHeatWave heatWave;
  private final MySqlReplicas replicas;

  MySqlDbSystemGateway(OciConnection connection) {
    this.service = new MySqlService(connection);
    this.power = new MySqlPower(service);
    this.heatWave = new MySqlHeatWave(service);
    this.replicas = new MySqlReplicas(service);
  }

  @Override
  public Optional<ActualDbSystem> get(String id) {
    var request = GetDbSystemRequest.builder().dbSystemId(id).build();
    var system =
        service.call(
            "",
            "read MySQL DB system " + id,
            () -> service.systems().getDbSystem(request).getDbSystem());
    return Optional.of(new ActualDbSystem(system, replicas.of(system)));
  }

  @Override
  public List<String> findOwned(MySqlDbSystemSpec spec, Owner owner) {
    return list(spec, null).idsOf(owner);
  }

  @Override
  public List<String> findNamed(MySqlDbSystemSpec spec, String name) {
    return list(spec, spec.displayName().isEmpty() ? name : spec.displayName()).ids();
  }

  private Listed<DbSystemSummary> list(MySqlDbSystemSpec spec, @Nullable String name) {
    var request =
        ListDbSystemsRequest.builder().compartmentId(spec.compartmentId()).displayName(name);
    return service.call(spec.compartmentId(), "list MySQL DB systems", () -> pages(request));
  }

  private Listed<DbSystemSummary> pages(ListDbSystemsRequest.Builder request) {
    var live =
        Pages.all(
                token -> service.systems().listDbSystems(request.page(token).build()),
                ListDbSystemsResponse::getItems,
                ListDbSystemsResponse::getOpcNextPage)
            .stream()
            .filter(MySqlDbSystemGateway::isLive)
            .toList();
    return new Listed<>(live, DbSystemSummary::getId, DbSystemSummary::getFreeformTags);
  }

  private static boolean isLive(DbSystemSummary system) {
    return switch (system.getLifecycleState()) {
      case Creating, Active, Inactive, Updating, UnknownEnumValue -> true;
      case Deleting, Deleted, Failed -> false;
    };
  }

  @Override
  public boolean isReplayable() {
    return true;
  }

  @Override
  public Started create(Order<MySqlDbSystemSpec> order) {
    var request =
        CreateDbSystemRequest.builder()
            .createDbSystemDetails(MySqlDetails.ofNew(order))
            .opcRetryToken(order.retryToken())
            .build();
    var secrets = order.credentials().values();
    var answer =
        service.call(
            order.spec().compartmentId(),
            "create MySQL DB system",
            secrets,
            () -> service.systems().createDbSystem(request));
    return new Started(
        answer.getDbSystem().getId(), Objects.requireNonNullElse(answer.getOpcWorkRequestId(), ""));
  }

  /// One step: whatever OCI takes in one call, what is left comes with the next run.
  @Override
  public Optional<String> update(
      ActualDbSystem actual, Order<MySqlDbSystemSpec> order, Drift drift) {
    var system = actual.system();
    var spec = order.spec();
    if (drift.has("powerState")) {
      return power.change(system, Objects.requireNonNull(spec.powerState()));
    }
    var ofOthers =
        drift.updatable().stream()
            .filter(field -> !field.field().startsWith("heatWaveCluster"))
            .filter(field -> !field.field().equals("readReplicas"))
            .findAny();
    if (ofOthers.isPresent()) {
      return change(system, order, drift);
    }
    return drift.updatable().stream().anyMatch(f -> f.field().startsWith("heatWaveCluster"))
        ? heatWave.change(system, Objects.requireNonNull(spec.heatWaveCluster()))
        : replicas.change(actual, order);
  }

  private Optional<String> change(DbSystem system, Order<MySqlDbSystemSpec> order, Drift drift) {
    var request =
        UpdateDbSystemRequest.builder()
            .dbSystemId(system.getId())
            .updateDbSystemDetails(MySqlDetails.ofChange(system, order, drift))
            .build();
    var secrets = order.credentials().values();
    return Optional.ofNullable(
        service.call(
            system.getCompartmentId(),
            "update MySQL DB system " + system.getId(),
            secrets,
            () -> service.systems().updateDbSystem(request).getOpcWorkRequestId()));
  }

  @Override
  public Optional<String> delete(MySqlDbSystemSpec spec, ActualDbSystem actual) {
    var system = actual.system();
    var request = DeleteDbSystemRequest.builder().dbSystemId(system.getId()).build();
    return Optional.ofNullable(
        service.call(
            system.getCompartmentId(),
            "delete MySQL DB system " + system.getId(),
            () -> service.systems().deleteDbSystem(request).getOpcWorkRequestId()));
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return new MySqlWork(service).find(workRequestId);
  }
}
