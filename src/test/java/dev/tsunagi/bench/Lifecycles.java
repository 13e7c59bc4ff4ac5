package dev.tsunagi.bench;

import module java.base;

/// B12: so many databases are asked for at once, and each takes a quarter of an hour to be made.
/// What watching them costs, how long one is unknown to be ready, and what others notice of it.
final class Lifecycles {

  private static final Duration MAKING = Duration.ofMinutes(15);

  private static final String TAIL =
      """
        compartmentId: ocid1.compartment.oc1..demo
        displayName: %2$s
        adminPassword: {secret: {secretName: admin}}
      """;

  private static final String DB_SYSTEM =
      """
      apiVersion: oci.oracle.com/v1beta1
      kind: MySqlDbSystem
      metadata: {name: %2$s, namespace: %1$s}
      spec:
        subnetId: ocid1.subnet.oc1.iad.demo
        shapeName: MySQL.2
        dataStorageSizeInGBs: 50
        adminUsername: {secret: {secretName: admin}}
      """
          + TAIL;

  private static final String DATABASE =
      """
      apiVersion: oci.oracle.com/v1beta1
      kind: AutonomousDatabases
      metadata: {name: %2$s, namespace: %1$s}
      spec:
        dbName: %3$s
        dbWorkload: OLTP
        cpuCoreCount: 1
        dataStorageSizeInTBs: 1
      """
          + TAIL;

  private Lifecycles() {}

  static Result run(int size) throws Exception {
    try (var site = Site.start(new Vault.Size(1, Duration.ofMillis(50), MAKING))) {
      prepare(site, size);
      try (var operator = site.operator(ColdStart.heap(size), "--oci-region", "us-ashburn-1")) {
        site.await("asked for", size, () -> made(site));
        var asked = Instant.now();
        var cpu = operator.cpuSeconds();
        var other = untouched(site);
        Thread.sleep(Duration.between(Instant.now(), asked.plus(MAKING)));
        var idle = operator.cpuSeconds() - cpu;
        site.await("ready", size, () -> site.ready("MySqlDbSystem", "AutonomousDatabases"));
        var late = Duration.between(asked.plus(MAKING), Instant.now());
        var result = new Result("B12 databases that take 15 minutes, " + size);
        result
            .with("databases", size)
            .with("all asked for after, s", seconds(Duration.between(operator.started(), asked)))
            .with("the last one known to be ready after it was, s", seconds(late))
            .with("an ExternalSecret made meanwhile was synced after, s", other)
            .with("provider calls", site.vault.calls())
            .with("Kubernetes requests", site.requests())
            .with("CPU while they were made, s", idle)
            .with("CPU, s", operator.cpuSeconds());
        return Memory.of(operator, result, ColdStart.heap(size));
      }
    }
  }

  private static void prepare(Site site, int size) throws Exception {
    site.create(10, i -> Manifest.namespace("team-" + i));
    site.each(
        10,
        i ->
            site.create(
                "--- {apiVersion: v1, kind: Secret, metadata: {name: admin, namespace: team-%d},"
                        .formatted(i)
                    + " stringData: {username: admin, password: Passw0rd-of-12}}"));
    site.each(
        size,
        i ->
            site.create(
                (i % 2 == 0 ? DB_SYSTEM : DATABASE)
                    .formatted("team-" + i % 10, "db-" + i, "db" + i)));
  }

  private static int made(Site site) {
    var calls = site.vault.calls();
    return calls.getOrDefault("CreateDbSystem", 0)
        + calls.getOrDefault("CreateAutonomousDatabase", 0);
  }

  /// In seconds, how long an object of another kind takes while all of them are waited for.
  private static double untouched(Site site) throws Exception {
    var begun = Instant.now();
    site.create(Manifest.externalSecret("team-0", "meanwhile", "secret-0", "1h"));
    site.awaitReady(1);
    return seconds(Duration.between(begun, Instant.now()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
