package dev.tsunagi.simulator.oci.workrequests;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// Keeps work requests and answers for them.
public final class WorkRequests {

  private static final String PATH = "/20160918/workRequests";

  private final Table<WorkRequest> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;

  public WorkRequests(Store store, Ocids ocids, Access access) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
  }

  /// Starts one that concerns a single resource, e.g. `ROTATE_SECRET` on a `secret`.
  public WorkRequest start(
      String compartmentId, String operationType, String entityType, String resourceId) {
    return table.add(
        new WorkRequest(
            ocids.next("coreservicesworkrequest"),
            compartmentId,
            operationType,
            entityType,
            resourceId,
            store.now()));
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("GetWorkRequest", PATH + "/{id}", call -> Answer.ok(find(call).full())),
            Route.get("ListWorkRequests", PATH, this::list),
            Route.get(
                "ListWorkRequestErrors",
                PATH + "/{id}/errors",
                call -> Paging.page(call, find(call).errors())),
            Route.get(
                "ListWorkRequestLogs",
                PATH + "/{id}/logs",
                call -> Paging.page(call, find(call).logs())))
        .map(store::guarded)
        .toList();
  }

  private WorkRequest find(Call call) {
    var request = table.get(call.path("id"));
    require(call, request.compartmentId());
    return request;
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    require(call, compartmentId);
    var resourceId = call.query("resourceId");
    return Paging.page(
        call,
        table.stream()
            .filter(request -> request.compartmentId().equals(compartmentId))
            .filter(request -> resourceId == null || request.resourceId().equals(resourceId))
            .map(WorkRequest::summary)
            .toList());
  }

  private void require(Call call, String compartmentId) {
    access.require(call.principal(), Verb.INSPECT, Target.of("work-requests", compartmentId));
  }
}
