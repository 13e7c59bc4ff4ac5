package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.WorkRequest;
import com.oracle.bmc.containerengine.model.WorkRequestError;
import com.oracle.bmc.containerengine.model.WorkRequestResource;
import com.oracle.bmc.containerengine.requests.GetWorkRequestRequest;
import com.oracle.bmc.containerengine.requests.ListWorkRequestErrorsRequest;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Work;

/// Work requests of OKE.
final class PoolWork {

  private static final String ENTITY = "VirtualNodePool";

  private final PoolService oke;

  PoolWork(PoolService oke) {
    this.oke = oke;
  }

  private ResourceCalls calls(String compartment) {
    return new ResourceCalls(oke.connection(), "read cluster-work-requests", compartment);
  }

  /// The OCID of the pool that a work request is about, which it knows from its first moment.
  String poolOf(String id, String compartment) {
    return read(id, compartment).getResources().stream()
        .filter(resource -> ENTITY.equalsIgnoreCase(resource.getEntityType()))
        .map(WorkRequestResource::getIdentifier)
        .findFirst()
        .orElse("");
  }

  /// Empty when OCI does not know it any more, or does not let us know.
  Optional<Work> find(String id) {
    return ResourceCalls.unlessDenied(() -> Optional.of(work(read(id, ""))));
  }

  private WorkRequest read(String id, String compartment) {
    var request = GetWorkRequestRequest.builder().workRequestId(id).build();
    return calls(compartment)
        .call(
            "read work request " + id, () -> oke.client().getWorkRequest(request).getWorkRequest());
  }

  private Work work(WorkRequest found) {
    var failed =
        switch (found.getStatus()) {
          case Failed, Canceled -> true;
          case Accepted, InProgress, Succeeded, Canceling, UnknownEnumValue -> false;
        };
    return new Work(
        found.getId(),
        found.getStatus().getValue(),
        found.getTimeFinished() != null,
        failed,
        null,
        failed ? errors(found) : List.of());
  }

  private List<String> errors(WorkRequest found) {
    var request =
        ListWorkRequestErrorsRequest.builder()
            .workRequestId(found.getId())
            .compartmentId(found.getCompartmentId())
            .build();
    return calls(found.getCompartmentId())
        .call(
            "read the errors of work request " + found.getId(),
            () -> oke.client().listWorkRequestErrors(request).getItems())
        .stream()
        .map(WorkRequestError::getMessage)
        .map(Remedies::explained)
        .toList();
  }
}
