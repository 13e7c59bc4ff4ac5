/// Workloads on OKE virtual nodes.
///
/// Observe: the objects that a workload is made of, from caches; its bindings, as Secret names with
/// keyed hashes of what they hold. Plan: [WorkloadPlanner] compares the objects that
/// [Desired] renders with those that are there. Act: server-side apply. Report: [WorkloadStatuses].
///
/// A pod on a virtual node keeps the Secrets that it started with, so that a change of one has to
/// roll the pods. When it may is [RolloutDecision]'s and [RolloutBudget]'s to say.
@NullMarked
package dev.tsunagi.workload;

import org.jspecify.annotations.NullMarked;
