package dev.tsunagi.simulator.oci.workrequests;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// Keeps work requests and answers for them.
public final class WorkRequests {

  private final Table<WorkRequest> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final Api api;

  /// Where a service answers for its work requests: the path, and what stands before `WorkRequest`
  /// in the names that faults and the journal know the operations by.
  /// `type` is how policies name them.
  public record Api(String path, String prefix, String ocidType, String type) {

    public static final Api CORE =
        new Api("/20160918/workRequests", "", "coreservicesworkrequest", "work-requests");
    public static final Api MYSQL =
        new Api("/20190415/workRequests", "MySql", "mysqlworkrequest", "work-requests");
    public static final Api CONTAINER_ENGINE =
        new Api(
            "/20180222/workRequests", "Cluster", "clustersworkrequest", "cluster-work-requests");
  }

  public WorkRequests(Store store, Ocids ocids, Access access, Api api) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.api = api;
  }

  /// Starts one that concerns a single resource, e.g. `ROTATE_SECRET` on a `secret`.
  public WorkRequest start(
      String compartmentId, String operationType, String entityType, String resourceId) {
    return table.add(
        new WorkRequest(
            ocids.next(api.ocidType()),
            compartmentId,
            operationType,
            entityType,
            resourceId,
            store.now(),
            store.lifecycleDelay()));
  }

  /// Starts one, and ends it after the usual time: with `done`, or with `undone` when it was told
  /// to fail.
  public WorkRequest run(
      Resource resource, String operationType, Runnable done, Consumer<String> undone) {
    var request = start(resource.compartmentId(), operationType, "dbsystem", resource.id());
    var failure = store.nextFailure(operationType);
    store.afterLifecycleDelay(
        () -> {
          if (failure.isPresent()) {
            undone.accept(failure.get());
            request.fail(store.now(), failure.get());
          } else {
            done.run();
            request.succeed(store.now());
          }
        });
    return request;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get(
                "Get" + api.prefix() + "WorkRequest",
                api.path() + "/{id}",
                call -> Answer.ok(find(call).full(store.now()))),
            Route.get("List" + api.prefix() + "WorkRequests", api.path(), this::list),
            Route.get(
                "List" + api.prefix() + "WorkRequestErrors",
                api.path() + "/{id}/errors",
                call -> Paging.page(call, find(call).errors())),
            Route.get(
                "List" + api.prefix() + "WorkRequestLogs",
                api.path() + "/{id}/logs",
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
            .map(request -> request.summary(store.now()))
            .toList());
  }

  private void require(Call call, String compartmentId) {
    access.require(call.principal(), Verb.INSPECT, Target.of(api.type(), compartmentId));
  }
}
