package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.CustomObjects;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/// Honours the states that ESO left behind: they go when their time has come. None of our own
/// generators keeps any.
@ControllerConfiguration(
    name = "generatorstate",
    finalizerName = GeneratorStateReconciler.FINALIZER)
public final class GeneratorStateReconciler
    implements Reconciler<GeneratorState>, Cleaner<GeneratorState> {

  /// ESO's.
  public static final String FINALIZER = "generatorstate.externalsecrets.io/finalizer";

  private final Shell shell;
  private final CustomObjects objects;
  private final Clock clock;

  public GeneratorStateReconciler(Shell shell, CustomObjects objects, Clock clock) {
    this.shell = shell;
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public UpdateControl<GeneratorState> reconcile(
      GeneratorState state, Context<GeneratorState> context) {
    return shell.reconcile(state, context, new GeneratorStateRun(state, objects, clock.instant()));
  }

  @Override
  public DeleteControl cleanup(GeneratorState state, Context<GeneratorState> context) {
    return shell.cleanup(
        state,
        () ->
            GeneratorStatePlan.refusal(state.getSpec())
                .ifPresent(
                    why -> {
                      throw new FailureException(why);
                    }));
  }
}
