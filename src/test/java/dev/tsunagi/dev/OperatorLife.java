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

  private final Cable toCluster;
  private final Cable toCloud;
  private final KubernetesClient client;
  private final TsunagiOperator operator;

  private OperatorLife(LocalCluster cluster, OciSimulator cloud) {
    toCluster = Cable.to(cluster.url());
    toCloud = Cable.to(cloud.url());
    client = KubernetesClients.of(config(cluster, toCluster));
    var options = new OperatorOptions();
    new CommandLine(options)
        .parseArgs(
            "--oci-endpoint",
            toCloud.url(cloud.url()).toString(),
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

  static OperatorLife begin(LocalCluster cluster, OciSimulator cloud) {
    return new OperatorLife(cluster, cloud);
  }

  void kill() {
    toCluster.cut();
    toCloud.cut();
    end();
  }

  void end() {
    operator.close();
    client.close();
    toCluster.close();
    toCloud.close();
  }
}
