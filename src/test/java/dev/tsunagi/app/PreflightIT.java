package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import org.junit.jupiter.api.Test;

class PreflightIT {

  private static final OperatorSettings.Fanout ALL = new OperatorSettings.Fanout(true, true);
  private static final OperatorSettings.Fanout NONE = new OperatorSettings.Fanout(false, false);

  @Test
  void aClusterWithoutOurKindsIsToldHowToInstallThem() {
    try (var cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
        var client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()))) {
      assertThatThrownBy(() -> Preflight.check(client, true, ALL))
          .hasMessageContaining(
              "clusterexternalsecrets, clustersecretstores, externalsecrets, secretstores of")
          .hasMessageContaining("clusterpushsecrets, pushsecrets of external-secrets.io/v1alpha1")
          .hasMessageContaining("crds | kubectl apply");
    }
  }

  @Test
  void whoDoesNotPushNeedsNoPushSecrets() {
    try (var rig =
        Rig.start(
            "--enable-push-secret-reconciler=false",
            "--enable-cluster-push-secret-reconciler=false")) {
      rig.client
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName("pushsecrets.external-secrets.io")
          .delete();
      assertThatThrownBy(() -> Preflight.check(rig.client, true, NONE))
          .hasMessageContaining("pushsecrets of external-secrets.io/v1alpha1")
          .hasMessageContaining("--enable-push-secret-reconciler=false");
      assertThatCode(() -> Preflight.check(rig.client, false, NONE)).doesNotThrowAnyException();
    }
  }

  @Test
  void aClusterWithOurKindsIsFine() {
    try (var rig = Rig.start()) {
      assertThatCode(() -> Preflight.check(rig.client, true, ALL)).doesNotThrowAnyException();
    }
  }

  @Test
  void aDeadApiServerIsNamed() {
    var nowhere = new ConfigBuilder().withMasterUrl("http://127.0.0.1:9").build();
    try (var client = KubernetesClients.of(nowhere)) {
      assertThatThrownBy(() -> Preflight.check(client, true, ALL))
          .hasMessageContaining("http://127.0.0.1:9/")
          .hasMessageContaining("check --kubeconfig");
    }
  }
}
