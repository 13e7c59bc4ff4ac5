package dev.tsunagi.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The reference application, while the operator dies in the middle of four things, each further
/// on: the next one goes on from there.
@Tag("slow")
class ReferenceApplicationSurvivesIT {

  private static final String NAMESPACE = "killed";

  private static final String OTHER = "bystander";

  @Test
  void itBecomesReadyThoughTheOperatorIsKilledAgainAndAgain() {
    try (var stage = new ShopStage()) {
      var other = ShopStage.application(OTHER);
      other.apply(stage.client());
      stage.awaitReady(other);
      var application = ShopStage.application(NAMESPACE);
      application.apply(stage.client());
      for (var moment : moments(stage)) {
        await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(ShopStage.SOON)
            .until(moment::getAsBoolean);
        assertThat(stage.unready(application)).isNotEmpty();
        stage.killOperator();
      }
      stage.awaitReady(application);
      stage.awaitService(NAMESPACE);
      rolledOnlyFor(stage, "");
      stage.killOperator();
      stage.cloud.putSecret("demo-vault", "api-token", "new".getBytes(StandardCharsets.UTF_8));
      await()
          .atMost(ShopStage.SOON)
          .untilAsserted(() -> rolledOnlyFor(stage, "bindings changed: payment"));
    }
  }

  /// Whoever takes over replaces no pods for that, neither of what was being made nor of what ran.
  private static void rolledOnlyFor(ShopStage stage, String reason) {
    for (var namespace : List.of(NAMESPACE, OTHER)) {
      var reasons = reason.isEmpty() ? List.<String>of() : List.of(reason);
      assertThat(stage.rolledBecause(namespace)).as(namespace).isEqualTo(reasons);
      assertThat(stage.rollouts(namespace)).as(namespace).isEqualTo(1 + reasons.size());
    }
  }

  private static List<BooleanSupplier> moments(ShopStage stage) {
    return List.of(
        () -> stage.cloud.journal().count("CreateVirtualNodePool") > 1,
        () -> stage.cloud.journal().count("CreateDbSystem") > 1,
        () -> isThere(stage, Secret.class, "shop-login"),
        () -> isThere(stage, Deployment.class, "shop"));
  }

  private static boolean isThere(ShopStage stage, Class<? extends HasMetadata> kind, String name) {
    return stage.client().resources(kind).inNamespace(NAMESPACE).withName(name).get() != null;
  }
}
