package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.failure.Failure;

/// What to do about a workload now.
sealed interface WorkloadPlan {

  /// Bring the objects to what is desired, step by step. None when all is well.
  record Carry(List<Step> steps) implements WorkloadPlan {

    /// Whether pods are made or replaced.
    boolean touchesPods() {
      return steps.stream()
          .anyMatch(
              step ->
                  switch (step) {
                    case Step.Create(var desired) -> desired.isMain();
                    case Step.Update(var desired, _) -> desired.isMain();
                    case Step.Scale _ -> true;
                    case Step.Delete _ -> false;
                  });
    }
  }

  /// Change nothing but the number of pods until the bindings are there. `why` names them.
  record Await(List<String> why, List<Step> steps) implements WorkloadPlan {}

  record Refuse(Failure why) implements WorkloadPlan {}

  /// One write.
  sealed interface Step {

    record Create(Desired desired) implements Step {}

    record Update(Desired desired, Live live) implements Step {}

    /// Sets the number of pods, and claims it no longer than that.
    record Scale(Desired desired, int replicas) implements Step {}

    record Delete(Live live) implements Step {}
  }
}
