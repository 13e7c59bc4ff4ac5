package dev.tsunagi.provisioning.autonomous;

import module java.base;

import com.oracle.bmc.database.Database;
import com.oracle.bmc.database.DatabaseClient;
import com.oracle.bmc.database.model.AutonomousDatabase;
import com.oracle.bmc.database.model.AutonomousDatabaseSummary;
import com.oracle.bmc.database.requests.CreateAutonomousDatabaseRequest;
import com.oracle.bmc.database.requests.DeleteAutonomousDatabaseRequest;
import com.oracle.bmc.database.requests.GetAutonomousDatabaseRequest;
import com.oracle.bmc.database.requests.ListAutonomousDatabasesRequest;
import com.oracle.bmc.database.requests.StartAutonomousDatabaseRequest;
import com.oracle.bmc.database.requests.StopAutonomousDatabaseRequest;
import com.oracle.bmc.database.requests.UpdateAutonomousDatabaseRequest;
import com.oracle.bmc.database.responses.ListAutonomousDatabasesResponse;
import dev.tsunagi.api.provisioning.AutonomousDatabasesSpec;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Listed;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.Work;
import dev.tsunagi.secrets.SecretData;
import org.jspecify.annotations.Nullable;

/// Calls to the Database service.
final class AutonomousDatabaseGateway
    implements ResourceGateway<AutonomousDatabasesSpec, ActualDatabase> {

  private final OciConnection connection;
  private final Wallets wallets;

  AutonomousDatabaseGateway(OciConnection connection) {
    this.connection = connection;
    this.wallets = new Wallets(connection);
  }

  private Database client() {
    return connection.client(Database.class, DatabaseClient::builder);
  }

  private ResourceCalls calls(@Nullable String compartment) {
    return new ResourceCalls(
        connection,
        "manage autonomous-database-family",
        Objects.requireNonNullElse(compartment, ""));
  }

  @Override
  public Optional<ActualDatabase> get(String id) {
    var request = GetAutonomousDatabaseRequest.builder().autonomousDatabaseId(id).build();
    var database =
        calls("")
            .call(
                "read Autonomous Database " + id,
                () -> client().getAutonomousDatabase(request).getAutonomousDatabase());
    var up = database.getLifecycleState() == AutonomousDatabase.LifecycleState.Available;
    return Optional.of(new ActualDatabase(database, up ? wallets.rotated(database) : null));
  }

  @Override
  public List<String> findOwned(AutonomousDatabasesSpec spec, Owner owner) {
    return list(spec, null).idsOf(owner);
  }

  @Override
  public List<String> findNamed(AutonomousDatabasesSpec spec, String name) {
    return list(spec, spec.displayName().isEmpty() ? name : spec.displayName()).ids();
  }

  private Listed<AutonomousDatabaseSummary> list(
      AutonomousDatabasesSpec spec, @Nullable String name) {
    var request =
        ListAutonomousDatabasesRequest.builder()
            .compartmentId(spec.compartmentId())
            .displayName(name);
    return calls(spec.compartmentId()).call("list Autonomous Databases", () -> pages(request));
  }

  private Listed<AutonomousDatabaseSummary> pages(ListAutonomousDatabasesRequest.Builder request) {
    var live =
        Pages.all(
                token -> client().listAutonomousDatabases(request.page(token).build()),
                ListAutonomousDatabasesResponse::getItems,
                ListAutonomousDatabasesResponse::getOpcNextPage)
            .stream()
            .filter(AutonomousDatabaseGateway::isLive)
            .toList();
    return new Listed<>(
        live, AutonomousDatabaseSummary::getId, AutonomousDatabaseSummary::getFreeformTags);
  }

  private static boolean isLive(AutonomousDatabaseSummary database) {
    var state = database.getLifecycleState();
    return state != AutonomousDatabaseSummary.LifecycleState.Terminating
        && state != AutonomousDatabaseSummary.LifecycleState.Terminated;
  }

  @Override
  public boolean isReplayable() {
    return true;
  }

  @Override
  public Started create(Order<AutonomousDatabasesSpec> order) {
    var request =
        CreateAutonomousDatabaseRequest.builder()
            .createAutonomousDatabaseDetails(AutonomousDatabaseDetails.ofNew(order))
            .opcRetryToken(order.retryToken())
            .build();
    var secrets = order.credentials().values();
    var answer =
        calls(order.spec().compartmentId())
            .call(
                "create Autonomous Database",
                secrets,
                () -> client().createAutonomousDatabase(request));
    return new Started(
        answer.getAutonomousDatabase().getId(),
        Objects.requireNonNullElse(answer.getOpcWorkRequestId(), ""));
  }

  @Override
  public Optional<String> update(
      ActualDatabase actual, Order<AutonomousDatabasesSpec> order, Drift drift) {
    var database = actual.database();
    if (drift.has("powerState")) {
      return power(database, order.spec());
    }
    var request =
        UpdateAutonomousDatabaseRequest.builder()
            .autonomousDatabaseId(database.getId())
            .updateAutonomousDatabaseDetails(
                AutonomousDatabaseDetails.ofChange(database, order, drift))
            .build();
    var secrets = order.credentials().values();
    return Optional.ofNullable(
        calls(database.getCompartmentId())
            .call(
                "update Autonomous Database " + database.getId(),
                secrets,
                () -> client().updateAutonomousDatabase(request).getOpcWorkRequestId()));
  }

  private Optional<String> power(AutonomousDatabase database, AutonomousDatabasesSpec spec) {
    var id = database.getId();
    var calls = calls(database.getCompartmentId());
    return Optional.ofNullable(
        switch (Objects.requireNonNull(spec.powerState())) {
          case ACTIVE -> calls.call("start Autonomous Database " + id, () -> start(id));
          case INACTIVE -> calls.call("stop Autonomous Database " + id, () -> stop(id));
        });
  }

  private String start(String id) {
    var request = StartAutonomousDatabaseRequest.builder().autonomousDatabaseId(id).build();
    return client().startAutonomousDatabase(request).getOpcWorkRequestId();
  }

  private String stop(String id) {
    var request = StopAutonomousDatabaseRequest.builder().autonomousDatabaseId(id).build();
    return client().stopAutonomousDatabase(request).getOpcWorkRequestId();
  }

  @Override
  public Optional<String> delete(AutonomousDatabasesSpec spec, ActualDatabase actual) {
    var id = actual.database().getId();
    var request = DeleteAutonomousDatabaseRequest.builder().autonomousDatabaseId(id).build();
    return Optional.ofNullable(
        calls(actual.database().getCompartmentId())
            .call(
                "delete Autonomous Database " + id,
                () -> client().deleteAutonomousDatabase(request).getOpcWorkRequestId()));
  }

  @Override
  public SecretData attachment(
      AutonomousDatabasesSpec spec, ActualDatabase actual, Credentials credentials) {
    return wallets.generate(actual.database(), credentials);
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return new CoreWork(connection).find(workRequestId);
  }
}
