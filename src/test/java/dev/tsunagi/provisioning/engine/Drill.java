package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.Authentication;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.oci.OciSettings;
import dev.tsunagi.oci.ServiceAccountTokens;
import dev.tsunagi.provisioning.Actor;
import dev.tsunagi.provisioning.Actors;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.reconcile.Backoffs;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.support.TestClock;
import io.fabric8.kubernetes.client.KubernetesClient;

/// The engine run by run, against a real cloud and a real API server, where the test holds the
/// status: a run whose report is thrown away is an operator that was killed after it acted.
final class Drill<S extends ProvisionedSpec, M> {

  private final ProvisionedResource<S> object;
  private final ResourceKind<S, M> kind;
  private final Platform platform;
  private final TestClock clock;
  private final OciSimulator cloud;
  private final List<String> said = new ArrayList<>();
  private OpenPledges pledges = new OpenPledges();

  Drill(
      ProvisionedResource<S> object,
      ResourceKind<S, M> kind,
      OciSimulator cloud,
      KubernetesClient client,
      Optional<CredentialVault> vault) {
    this.object = object;
    this.kind = kind;
    this.cloud = cloud;
    this.clock = new TestClock(cloud.clock().instant().toString());
    var connections = connections(cloud);
    this.platform =
        new Platform(
            new Shell(new Backoffs(() -> 0), (_, _) -> {}),
            new FixedActor(connections.use("drill", key(cloud)), vault),
            Platform.Kubernetes.of(client),
            () -> "cluster-1",
            clock,
            new Platform.Cadence(Duration.ofMinutes(10), () -> 0));
  }

  private static OciConnections connections(OciSimulator cloud) {
    var settings =
        new OciSettings(
            Optional.of(cloud.url()),
            Map.of(),
            cloud.url(),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10));
    return new OciConnections(
        settings, new Authentication(settings, new NoTokens(), Clock.systemUTC()));
  }

  private static OciConnection.Key key(OciSimulator cloud) {
    var user = cloud.userKey("demo");
    return new OciConnection.Key(
        new Identity.User(
            user.tenancyId(),
            user.userId(),
            user.fingerprint(),
            SecretValue.of(user.privateKeyPem())),
        "us-ashburn-1");
  }

  /// One run whose report is put on record.
  void run() {
    record(report());
  }

  /// One run whose report is lost, and with it all that the process knew.
  void runAndDie() {
    var lost = report();
    pledges = new OpenPledges();
    pass(lost.again().orElse(Duration.ofSeconds(1)));
  }

  /// One run of the end; whether the object may go.
  boolean depart() {
    var departure = new ProvisioningDeparture<>(object, bench(), this::tell, clock.instant());
    try {
      var left = departure.depart();
      left.ifPresent(this::record);
      return left.isEmpty();
    } catch (FailureException e) {
      record(departure.failed(e.failure()));
      return false;
    }
  }

  private void tell(Report.Notice notice) {
    said.add(notice.reason() + ": " + notice.message());
  }

  private Workbench<S, M> bench() {
    return new Workbench<>(kind, platform, pledges, (_, _) -> Optional.empty());
  }

  private Report<ProvisionedStatus> report() {
    var run = new ProvisioningRun<>(object, bench(), clock.instant());
    try {
      return run.reconcile();
    } catch (FailureException e) {
      return run.failed(e.failure());
    }
  }

  private void record(Report<ProvisionedStatus> report) {
    report.status().ifPresent(object::setStatus);
    report.notices().forEach(this::tell);
    pass(report.again().orElse(Duration.ofSeconds(1)));
  }

  /// Time for everybody.
  void pass(Duration time) {
    clock.advance(time);
    cloud.clock().advance(time);
  }

  ProvisionedStatus status() {
    return object.getStatus();
  }

  List<String> said() {
    return said;
  }

  Optional<Condition> condition(String type) {
    return status().conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }

  boolean isReady() {
    return condition("Ready").filter(c -> c.status().equals("True")).isPresent();
  }

  /// How many live resources carry the object's tags, once every list has caught up.
  long countOwned() {
    pass(Duration.ofMinutes(5));
    var metadata = object.getMetadata();
    var owner =
        new Owner("cluster-1", metadata.getNamespace(), metadata.getName(), metadata.getUid());
    var actor = platform.actors().of(object);
    return kind.gateways().apply(actor.connection()).findOwned(object.getSpec(), owner).size();
  }

  /// Changes a tag of the resource behind the operator's back.
  void retag(String key, String value) {
    Console.retag(cloud, status().id(), key, value);
    pass(Duration.ofMinutes(1));
  }

  ProvisionedResource<S> object() {
    return object;
  }

  /// How many runs it takes to become ready; fails when it takes too many.
  int runUntilReady() {
    for (var runs = 1; runs <= 60; runs++) {
      run();
      if (isReady()) {
        return runs;
      }
    }
    throw new AssertionError("not ready: " + status());
  }

  /// Runs until the resource rests as the spec asks for it.
  void runUntilSettled() {
    for (var runs = 0; runs < 60; runs++) {
      run();
      var synced = condition("Synced").orElseThrow();
      var stopped = status().lifecycleState().equals("INACTIVE") && status().drift().isEmpty();
      if (synced.status().equals("True")
          && (synced.message().equals("as the spec says") || stopped)) {
        return;
      }
    }
    throw new AssertionError("does not settle: " + status());
  }

  private record FixedActor(OciConnection connection, Optional<CredentialVault> vault)
      implements Actors {

    @Override
    public Actor of(ProvisionedResource<?> object) {
      return new Actor(connection, vault);
    }

    @Override
    public void release(ProvisionedResource<?> object) {
      // The connection is the test's.
    }
  }

  private static final class NoTokens implements ServiceAccountTokens {
    @Override
    public String mint(String namespace, String serviceAccount, List<String> audiences) {
      throw new AssertionError("a user needs no token");
    }

    @Override
    public String own() {
      throw new AssertionError("a user needs no token");
    }
  }
}
