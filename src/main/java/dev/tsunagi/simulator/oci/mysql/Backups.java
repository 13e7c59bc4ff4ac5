package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// Backups and what can be done with them. OCI deletes each when its retention is over.
public final class Backups {

  private static final String PATH = "/20190415/backups";

  private final Table<Backup> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final WorkRequests work;
  private Table<DbSystem> systems = new Table<>();

  public Backups(Store store, Ocids ocids, Access access, WorkRequests work) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.work = work;
  }

  /// What there is to back up.
  void of(Table<DbSystem> dbSystems) {
    systems = dbSystems;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateBackup", PATH, this::create),
            Route.get("GetBackup", PATH + "/{id}", call -> shown(allowed(call, Verb.READ))),
            Route.get("ListBackups", PATH, this::list),
            Route.put("UpdateBackup", PATH + "/{id}", this::update),
            new Route("DeleteBackup", "DELETE", PATH + "/{id}", Route.Access.SIGNED, this::delete))
        .map(store::guarded)
        .toList();
  }

  /// 400 unless there is a backup to restore from.
  void usable(String id) {
    if (table.find(id).filter(backup -> backup.is("ACTIVE")).isEmpty()) {
      throw OciError.relatedNotFound("source.backupId");
    }
  }

  private Answer create(Call call) {
    var details = call.body();
    var system =
        systems
            .find(Json.required(details, "dbSystemId"))
            .orElseThrow(() -> OciError.relatedNotFound("dbSystemId"));
    access.require(
        call.principal(), Verb.MANAGE, Target.of("mysql-backups", system.compartmentId()));
    DbSystems.active(system);
    var backup = table.add(new Backup(ocids.next("mysqlbackup"), system, details, store.now()));
    var request =
        work.run(
            backup, "CREATE_BACKUP", () -> backup.become("ACTIVE"), _ -> backup.become("FAILED"));
    store.at(
        store.now().plus(Duration.ofDays(backup.retentionInDays())),
        () -> backup.become("DELETED"));
    return shown(backup).withHeader("opc-work-request-id", request.id());
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("mysql-backups", compartmentId));
    var name = call.query("displayName");
    var system = call.query("dbSystemId");
    return Paging.page(
        call,
        table.stream()
            .filter(backup -> backup.compartmentId().equals(compartmentId))
            .filter(backup -> name == null || name.equals(backup.name()))
            .filter(backup -> system == null || system.equals(backup.dbSystemId()))
            .filter(store::isListed)
            .toList(),
        Backup::full);
  }

  private Answer update(Call call) {
    var backup = allowed(call, Verb.MANAGE);
    backup.match(call);
    active(backup);
    backup.update(call.body());
    return shown(backup);
  }

  private Answer delete(Call call) {
    var backup = allowed(call, Verb.MANAGE);
    backup.match(call);
    active(backup);
    backup.become("DELETING");
    return DbSystems.begun(
        work.run(
            backup, "DELETE_BACKUP", () -> backup.become("DELETED"), _ -> backup.become("ACTIVE")));
  }

  private static void active(Backup backup) {
    if (!backup.is("ACTIVE") && !backup.is("FAILED")) {
      throw OciError.incorrectState("The backup is " + backup.state());
    }
  }

  private Backup allowed(Call call, Verb verb) {
    var backup = table.get(call.path("id"));
    access.require(call.principal(), verb, Target.of("mysql-backups", backup.compartmentId()));
    return backup;
  }

  private static Answer shown(Backup backup) {
    return Answer.ok(backup.full()).withEtag(backup.etag());
  }
}
