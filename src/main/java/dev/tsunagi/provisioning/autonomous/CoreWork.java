package dev.tsunagi.provisioning.autonomous;

import module java.base;

import com.oracle.bmc.workrequests.WorkRequestClient;
import com.oracle.bmc.workrequests.model.WorkRequest;
import com.oracle.bmc.workrequests.model.WorkRequestError;
import com.oracle.bmc.workrequests.requests.GetWorkRequestRequest;
import com.oracle.bmc.workrequests.requests.ListWorkRequestErrorsRequest;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Work;

/// Work requests of the services that have no API of their own for them.
final class CoreWork {

  private final OciConnection connection;

  CoreWork(OciConnection connection) {
    this.connection = connection;
  }

  private com.oracle.bmc.workrequests.WorkRequest client() {
    return connection.client(
        com.oracle.bmc.workrequests.WorkRequest.class, WorkRequestClient::builder);
  }

  private ResourceCalls calls() {
    return new ResourceCalls(connection, "inspect work-requests", "");
  }

  /// Empty when OCI does not know it any more, or does not let us know.
  Optional<Work> find(String id) {
    return ResourceCalls.unlessDenied(() -> Optional.of(work(read(id))));
  }

  private WorkRequest read(String id) {
    var request = GetWorkRequestRequest.builder().workRequestId(id).build();
    return calls()
        .call("read work request " + id, () -> client().getWorkRequest(request).getWorkRequest());
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
    return calls()
        .call(
            "read the errors of work request " + id,
            () -> client().listWorkRequestErrors(request).getItems())
        .stream()
        .map(WorkRequestError::getMessage)
        .toList();
  }
}
