package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tsunagi.support.Edits;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// An operator with the framework's own defaults: finalizer and status by server-side apply.
class OperatorIT {

  /// What the operator reads of a widget's spec.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public static class Spec {
    public String color = "";
  }

  /// What it writes.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public static class Status {
    public String phase = "";
  }

  /// The model of the widgets.
  @Group("conformance.example.com")
  @Version("v1")
  @Plural("widgets")
  public static class Widget extends CustomResource<Spec, Status> implements Namespaced {}

  /// Writes a ConfigMap for each widget, and what it did into the status.
  @ControllerConfiguration(name = "widgets")
  public static class WidgetReconciler implements Reconciler<Widget>, Cleaner<Widget> {
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger cleanups = new AtomicInteger();

    @Override
    public UpdateControl<Widget> reconcile(Widget widget, Context<Widget> context) {
      runs.incrementAndGet();
      ConfigMap map =
          new ConfigMapBuilder()
              .withNewMetadata()
              .withName(widget.getMetadata().getName())
              .withNamespace(widget.getMetadata().getNamespace())
              .endMetadata()
              .addToData("color", widget.getSpec().color)
              .build();
      map.addOwnerReference(widget);
      context.getClient().resource(map).fieldManager("widgets").forceConflicts().serverSideApply();
      widget.setStatus(new Status());
      widget.getStatus().phase = "Painted " + widget.getSpec().color;
      return UpdateControl.patchStatus(widget);
    }

    @Override
    public DeleteControl cleanup(Widget widget, Context<Widget> context) {
      cleanups.incrementAndGet();
      return DeleteControl.defaultDelete();
    }
  }

  @Test
  void operatorReconcilesCleansUpAndComesToRest() {
    try (var target = Target.simulator(false)) {
      var client = target.client();
      Widgets.define(client);
      var reconciler = new WidgetReconciler();
      var operator =
          new Operator(
              overrider ->
                  overrider
                      .withKubernetesClient(client)
                      .withCloseClientOnStop(false)
                      .withUseSSAToPatchPrimaryResource(true));
      operator.register(reconciler);
      operator.start();
      try {
        client.resource(Widgets.widget("default", "w", "color", "red")).create();
        var widget = client.resources(Widget.class).inNamespace("default").withName("w");
        var map = client.configMaps().inNamespace("default").withName("w");
        eventually(() -> painted(widget.get(), "red"));
        assertThat(widget.get().getMetadata().getFinalizers()).hasSize(1);
        Edits.patiently(
            () ->
                widget.edit(
                    w -> {
                      w.getSpec().color = "green";
                      return w;
                    }));
        eventually(
            () -> painted(widget.get(), "green") && map.get().getData().containsValue("green"));
        var version = widget.get().getMetadata().getResourceVersion();
        var runs = reconciler.runs.get();
        Awaitility.await()
            .during(Duration.ofMillis(500))
            .atMost(Duration.ofSeconds(5))
            .until(() -> widget.get().getMetadata().getResourceVersion().equals(version));
        assertThat(reconciler.runs.get()).isEqualTo(runs);
        widget.delete();
        eventually(() -> widget.get() == null && map.get() == null);
        assertThat(reconciler.cleanups.get()).isEqualTo(1);
      } finally {
        operator.stop();
      }
    }
  }

  private static boolean painted(Widget widget, String color) {
    return widget != null
        && widget.getStatus() != null
        && widget.getStatus().phase.equals("Painted " + color);
  }

  private static void eventually(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}
