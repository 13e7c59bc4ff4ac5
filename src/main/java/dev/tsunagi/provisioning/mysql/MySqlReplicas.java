package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.CreateReplicaDetails;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.ReplicaSummary;
import com.oracle.bmc.mysql.requests.CreateReplicaRequest;
import com.oracle.bmc.mysql.requests.DeleteReplicaRequest;
import com.oracle.bmc.mysql.requests.ListReplicasRequest;
import com.oracle.bmc.mysql.responses.ListReplicasResponse;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;

/// Read replicas: made and removed one at a time, and only those removed that we made.
final class MySqlReplicas {

  private final MySqlService service;

  MySqlReplicas(MySqlService service) {
    this.service = service;
  }

  List<ReplicaSummary> of(DbSystem system) {
    if (system.getLifecycleState() == DbSystem.LifecycleState.Creating) {
      return List.of();
    }
    var request =
        ListReplicasRequest.builder()
            .compartmentId(system.getCompartmentId())
            .dbSystemId(system.getId());
    return service.call(
        system.getCompartmentId(), "list replicas of " + system.getId(), () -> pages(request));
  }

  private List<ReplicaSummary> pages(ListReplicasRequest.Builder request) {
    return Pages.all(
            token -> service.replicas().listReplicas(request.page(token).build()),
            ListReplicasResponse::getItems,
            ListReplicasResponse::getOpcNextPage)
        .stream()
        .filter(MySqlReplicas::isLive)
        .sorted(Comparator.comparing(ReplicaSummary::getTimeCreated))
        .toList();
  }

  private static boolean isLive(ReplicaSummary replica) {
    return switch (replica.getLifecycleState()) {
      case Creating, Active, Inactive, Updating, NeedsAttention, UnknownEnumValue -> true;
      case Deleting, Deleted, Failed -> false;
    };
  }

  Optional<String> change(ActualDbSystem actual, Order<MySqlDbSystemSpec> order) {
    var wanted = Objects.requireNonNullElse(order.spec().readReplicas(), 0);
    return Optional.ofNullable(
        wanted > actual.replicas().size() ? add(actual, order) : remove(actual));
  }

  private String add(ActualDbSystem actual, Order<MySqlDbSystemSpec> order) {
    var system = actual.system();
    var number = actual.replicas().size() + 1;
    var details =
        CreateReplicaDetails.builder()
            .dbSystemId(system.getId())
            .displayName(system.getDisplayName() + "-replica-" + number)
            .freeformTags(order.freeformTags())
            .build();
    var request = CreateReplicaRequest.builder().createReplicaDetails(details).build();
    return service.call(
        system.getCompartmentId(),
        "create a replica of " + system.getId(),
        () -> service.replicas().createReplica(request).getOpcWorkRequestId());
  }

  private String remove(ActualDbSystem actual) {
    var system = actual.system();
    var last =
        actual.replicas().reversed().stream()
            .filter(replica -> replica.getFreeformTags() != null)
            .filter(replica -> replica.getFreeformTags().containsKey(Owner.OWNER_TAG))
            .findFirst()
            .orElseThrow(() -> notOurs(system));
    var request = DeleteReplicaRequest.builder().replicaId(last.getId()).build();
    return service.call(
        system.getCompartmentId(),
        "delete replica " + last.getId(),
        () -> service.replicas().deleteReplica(request).getOpcWorkRequestId());
  }

  private static FailureException notOurs(DbSystem system) {
    return new FailureException(
        new Failure.Refused(
            "ReplicasNotOurs",
            ("MySQL DB system %s has more read replicas than spec.readReplicas, and none of them"
                    + " was made by us; delete them in OCI or raise spec.readReplicas")
                .formatted(system.getId())));
  }
}
