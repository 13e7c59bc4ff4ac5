package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.provisioning.Actor;
import dev.tsunagi.provisioning.Actors;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.reconcile.Backoffs;
import dev.tsunagi.reconcile.NextTry;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Shell;
import org.jspecify.annotations.Nullable;

/// The engine run by run, against a real cloud and a real API server, where the test holds the
/// status: a run whose report is thrown away is an operator that was killed after it acted.
///
/// Its clock is the cloud's, which moves when the test says so.
final class Drill<S extends ProvisionedSpec, M> {

  private final Proving proving;
  private final ProvisionedResource<S> object;
  private final ResourceKind<S, M> kind;
  private final String cluster;
  private final Platform platform;
  private final NextTry nextTry;
  private final List<String> said = new ArrayList<>();
  private @Nullable FailureException failed;
  private OpenPledges pledges = new OpenPledges();

  Drill(Proving proving, ProvisionedResource<S> object, ResourceKind<S, M> kind, String cluster) {
    this.proving = proving;
    this.object = object;
    this.kind = kind;
    this.cluster = cluster;
    this.platform =
        new Platform(
            new Shell(new Backoffs(proving.cloud.clock(), () -> 0), (_, _) -> {}),
            new FixedActor(proving.connection()),
            Platform.Kubernetes.of(proving.client),
            () -> cluster,
            proving.cloud.clock(),
            new Platform.Cadence(Duration.ofMinutes(10), proving.random::nextDouble));
    this.nextTry = new NextTry(new Backoffs(proving.cloud.clock(), proving.random::nextDouble));
  }

  /// One run whose report is put on record.
  void run() {
    record(report());
  }

  /// One run whose report is put on record, and how long the operator would wait then.
  Duration look() {
    var report = report();
    put(report);
    var uid = object.getMetadata().getUid();
    if (failed != null) {
      return nextTry.after(uid, failed, report.again()).orElseThrow();
    }
    nextTry.reset(uid);
    return report.again().orElseThrow();
  }

  /// Why the last run failed, if it did.
  Optional<Failure> lastFailure() {
    return Optional.ofNullable(failed).map(FailureException::failure);
  }

  /// One run whose report is lost, and with it all that the process knew.
  void runAndDie() {
    var lost = report();
    restart();
    pass(lost.again().orElse(Duration.ofSeconds(1)));
  }

  /// One run whose report the API server refuses; the process goes on.
  void runAndLoseTheReport() {
    report();
    pass(Duration.ofSeconds(1));
  }

  /// One run whose report is put on record by whoever calls the result.
  Runnable runAndHoldTheReport() {
    var held = report();
    return () -> record(held);
  }

  /// The process knows nothing any more.
  void restart() {
    pledges = new OpenPledges();
  }

  /// Runs until the process dies after so many calls to OCI; false when the resource was ready
  /// before.
  boolean runAndDieAfter(int calls) {
    proving.mortality.dieAfter(calls);
    try {
      runUntilReady();
      return false;
    } catch (Mortality.Death _) {
      restart();
      pass(Duration.ofSeconds(1));
      return true;
    } finally {
      proving.mortality.live();
    }
  }

  /// Another operator that serves the same object, as it is on record.
  Drill<S, M> successor() {
    return new Drill<>(proving, object, kind, cluster);
  }

  /// One run of the end; whether the object may go.
  boolean depart() {
    var departure = new ProvisioningDeparture<>(object, bench(), this::tell, now());
    failed = null;
    try {
      var left = departure.depart();
      left.ifPresent(this::record);
      return left.isEmpty();
    } catch (FailureException e) {
      failed = e;
      record(departure.failed(e.failure()));
      return false;
    }
  }

  private void tell(Report.Notice notice) {
    said.add(notice.reason() + ": " + notice.message());
  }

  private Instant now() {
    return proving.cloud.clock().instant();
  }

  private Workbench<S, M> bench() {
    return new Workbench<>(kind, platform, pledges, new NoRivals(proving.client, object));
  }

  private Report<ProvisionedStatus> report() {
    var run = new ProvisioningRun<>(object, bench(), now());
    failed = null;
    try {
      return run.reconcile();
    } catch (FailureException e) {
      failed = e;
      return run.failed(e.failure());
    }
  }

  private void put(Report<ProvisionedStatus> report) {
    report.status().ifPresent(object::setStatus);
    report.notices().forEach(this::tell);
  }

  private void record(Report<ProvisionedStatus> report) {
    put(report);
    pass(report.again().orElse(Duration.ofSeconds(1)));
  }

  /// Time for everybody.
  void pass(Duration time) {
    proving.cloud.clock().advance(time);
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

  /// The OCIDs of all live resources that carry the object's tags, once every list has caught up.
  List<String> owned() {
    pass(Duration.ofMinutes(5));
    var metadata = object.getMetadata();
    var owner = new Owner(cluster, metadata.getNamespace(), metadata.getName(), metadata.getUid());
    return kind.gateways().apply(proving.connection()).findOwned(object.getSpec(), owner);
  }

  /// Changes a tag of the resource behind the operator's back.
  void retag(String key, String value) {
    Console.retag(proving.cloud, status().id(), key, Optional.of(value));
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

  private record FixedActor(OciConnection connection) implements Actors {

    @Override
    public Actor of(ProvisionedResource<?> object) {
      return new Actor(connection, Optional.empty());
    }

    @Override
    public void release(ProvisionedResource<?> object) {
      // The connection is the test's.
    }
  }
}
