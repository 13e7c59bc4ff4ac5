package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.app.OperatorOptions;
import dev.tsunagi.app.OperatorSettings;
import dev.tsunagi.app.TsunagiOperator;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.support.Cable;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import picocli.CommandLine;

/// One life of the operator. When it is killed neither the cluster nor the cloud hears another byte
/// of it, wherever it was.
final class OperatorLife {

  private final Lines lines;
  private final KubernetesClient client;
  private final TsunagiOperator operator;

  /// Its ways to both, the same for every life.
  record Lines(Cable toCluster, Cable toCloud) implements AutoCloseable {

    static Lines to(LocalCluster cluster, OciSimulator cloud) {
      return new Lines(Cable.to(cluster.url()), Cable.to(cloud.url()));
    }

    void cut() {
      toCluster.cut();
      toCloud.cut();
    }

    void mend() {
      toCluster.mend();
      toCloud.mend();
    }

    @Override
    public void close() {
      toCluster.close();
      toCloud.close();
    }
  }

  private OperatorLife(LocalCluster cluster, OciSimulator cloud, Lines lines) {
    this.lines = lines;
    client = KubernetesClients.of(config(cluster, lines.toCluster()));
    var options = new OperatorOptions();
    new CommandLine(options)
        .parseArgs(
            "--oci-endpoint",
            lines.toCloud().url(cloud.url()).toString(),
            "--oci-region",
            cloud.seed().tenancy().region());
    operator = new TsunagiOperator(client, OperatorSettings.of(options), cloud.clock());
    operator.start();
  }

  private static Config config(LocalCluster cluster, Cable cable) {
    var there = cluster.url();
    return Config.fromKubeconfig(
        cluster.kubeconfig().replace(there.toString(), cable.url(there).toString()));
  }

  static OperatorLife begin(LocalCluster cluster, OciSimulator cloud, Lines lines) {
    return new OperatorLife(cluster, cloud, lines);
  }

  void kill() {
    lines.cut();
    end();
    lines.mend();
  }

  void end() {
    operator.close();
    client.close();
  }
}
