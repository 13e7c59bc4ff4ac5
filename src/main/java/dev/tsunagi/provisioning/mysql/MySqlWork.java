package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.WorkRequest;
import com.oracle.bmc.mysql.model.WorkRequestError;
import com.oracle.bmc.mysql.requests.GetWorkRequestRequest;
import com.oracle.bmc.mysql.requests.ListWorkRequestErrorsRequest;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Work;

/// Work requests of MySQL HeatWave.
public final class MySqlWork {

  private final MySqlService service;

  public MySqlWork(MySqlService service) {
    this.service = service;
  }

  /// Empty when OCI does not know it any more: it forgets them after a while.
  public Optional<Work> find(String id) {
    return ResourceCalls.unlessDenied(() -> Optional.of(work(read(id))));
  }

  private WorkRequest read(String id) {
    var request = GetWorkRequestRequest.builder().workRequestId(id).build();
    return service.call(
        "",
        "read work request " + id,
        () -> service.workRequests().getWorkRequest(request).getWorkRequest());
  }

  private Work work(WorkRequest found) {
    var failed =
        switch (found.getStatus()) {
          case Failed, Canceled -> true;
          case Accepted, InProgress, Succeeded, Canceling, UnknownEnumValue -> false;
        };
    var percent = found.getPercentComplete();
    return new Work(
        found.getId(),
        found.getStatus().getValue(),
        found.getTimeFinished() != null,
        failed,
        percent == null ? null : percent.intValue(),
        failed ? errors(found.getId()) : List.of());
  }

  private List<String> errors(String id) {
    var request = ListWorkRequestErrorsRequest.builder().workRequestId(id).build();
    return service
        .call(
            "",
            "read the errors of work request " + id,
            () -> service.workRequests().listWorkRequestErrors(request).getItems())
        .stream()
        .map(WorkRequestError::getMessage)
        .toList();
  }
}
