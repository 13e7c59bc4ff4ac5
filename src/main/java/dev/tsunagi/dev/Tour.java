package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.simulator.oci.OciSimulator;

/// What dev mode shows of a running cluster: samples becoming ready, one table, one rotation, and
/// what to try next.
final class Tour {

  private final Screen screen;
  private final LocalCluster cluster;
  private final OciSimulator cloud;
  private final Duration patience;

  Tour(Screen screen, LocalCluster cluster, OciSimulator cloud, Duration patience) {
    this.screen = screen;
    this.cluster = cluster;
    this.cloud = cloud;
    this.patience = patience;
  }

  /// Whether everything went well.
  boolean show(Samples samples) throws InterruptedException {
    screen.heading("Applying samples");
    samples.apply(cluster.client());
    var late = new Progress(cluster.client(), screen, patience).await(samples.awaited());
    late.forEach(
        (object, readiness) ->
            screen.bad(
                "%s %s: %s %s"
                    .formatted(
                        object.getKind(),
                        Progress.name(object),
                        readiness.reason(),
                        readiness.message())));
    screen.heading("What exists");
    screen.table(new Overview(cluster.client()).rows(samples.awaited()));
    return rotate() && late.isEmpty();
  }

  private boolean rotate() throws InterruptedException {
    var rotation = new Rotation(cloud, cluster.client());
    if (!rotation.isPossible()) {
      return true;
    }
    screen.heading("Rotating a secret");
    var start = System.nanoTime();
    var value = "rotated-" + start;
    var pods = new RolledPods(cluster.client());
    var shows = pods.isPossible();
    return arrived(Rotation.describe(), rotation.rotate(value, start))
        && (!shows || arrived(RolledPods.describe(), pods.await(value, start)));
  }

  private boolean arrived(String what, Optional<Duration> took) {
    took.ifPresentOrElse(
        t -> screen.good("%s after %.1f s".formatted(what, t.toMillis() / 1000.0)),
        () -> screen.bad(what + " did not arrive"));
    return took.isPresent();
  }

  void suggest(Path kubeconfig) {
    screen.heading("Try next (Ctrl-C ends it all)");
    screen.say("  export KUBECONFIG=" + kubeconfig);
    screen.say("  kubectl get secretstores,externalsecrets -A");
    screen.say("  kubectl get streams,mysqldbsystems,mysqlbackups,autonomousdatabases -A -o wide");
    screen.say("  kubectl -n serverless-shop get virtualnodeworkloads,pods,hpa,services -o wide");
    screen.say("  kubectl -n shop describe externalsecret database-login");
    screen.say("  kubectl -n shop get secret api-token -o jsonpath='{.data.token}' | base64 -d");
    screen.hint("put a new version of a vault secret, and see it arrive within 5 s:");
    screen.say("  " + new Rotation(cloud, cluster.client()).command());
    screen.hint("make the next three reads fail, and see what the operator says:");
    screen.say(
        "  curl -X POST --data '{\"operation\":\"GetSecretBundleByName\",\"kind\":\"status\","
            + "\"status\":503,\"times\":3}' "
            + cloud.url()
            + "/simulator/faults");
    screen.hint("what the operator asked of the cloud:");
    screen.say("  curl " + cloud.url() + "/simulator/journal");
  }
}
