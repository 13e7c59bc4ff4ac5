package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.workrequests.WorkRequest;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// What is done to pools after the answer: a work request tells how it ends.
final class PoolWork {

  private static final String ENTITY = "VirtualNodePool";

  private final Store store;
  private final WorkRequests work;
  private final Staffing staffing;

  PoolWork(Store store, WorkRequests work, Staffing staffing) {
    this.store = store;
    this.work = work;
    this.staffing = staffing;
  }

  Answer create(VirtualNodePool pool) {
    staffing.plan(pool);
    return begun(run(pool, "CREATE", () -> settle(pool), why -> failed(pool, why)));
  }

  Answer update(VirtualNodePool pool, ObjectNode details) {
    var before = pool.state();
    pool.become("UPDATING");
    return begun(
        run(
            pool,
            "UPDATE",
            () -> {
              pool.update(details);
              staffing.plan(pool);
              return settle(pool);
            },
            _ -> pool.become(before)));
  }

  Answer delete(VirtualNodePool pool) {
    var before = pool.state();
    pool.become("DELETING");
    pool.nodes.forEach(node -> node.become("DELETING"));
    return begun(
        run(
            pool,
            "DELETE",
            () -> {
              pool.nodes.forEach(staffing::dismiss);
              pool.nodes.clear();
              pool.become("DELETED", "");
              return Set.of();
            },
            why -> pool.become(before, why)));
  }

  /// Returns what went wrong with single nodes.
  private Set<String> settle(VirtualNodePool pool) {
    var errors = staffing.start(pool);
    if (errors.isEmpty()) {
      pool.become("ACTIVE", "");
    } else {
      pool.become("NEEDS_ATTENTION", String.join("; ", errors));
    }
    return errors;
  }

  private static void failed(VirtualNodePool pool, String why) {
    pool.nodes.forEach(node -> node.fail(why));
    pool.become("FAILED", why);
  }

  /// Ends as it was told to, or by what became of the nodes.
  private WorkRequest run(
      VirtualNodePool pool, String action, Supplier<Set<String>> done, Consumer<String> undone) {
    var operation = "VIRTUALNODEPOOL_" + action;
    var request = work.start(pool.compartmentId(), operation, ENTITY, pool.id());
    var failure = store.nextFailure(operation);
    store.afterLifecycleDelay(
        () -> {
          failure.ifPresent(undone);
          var errors = failure.map(Set::of).orElseGet(done);
          if (errors.isEmpty()) {
            request.succeed(store.now());
          } else {
            request.fail(store.now(), String.join("; ", errors));
          }
        });
    return request;
  }

  /// No body: the work request tells which pool it is about.
  private static Answer begun(WorkRequest request) {
    return new Answer(202, Map.of(), Optional.empty())
        .withHeader("opc-work-request-id", request.id());
  }
}
