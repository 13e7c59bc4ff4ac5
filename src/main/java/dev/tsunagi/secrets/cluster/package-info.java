/// Kinds that stand for one object of a user in each of many namespaces: ClusterExternalSecret and
/// ClusterPushSecret. One engine, a [dev.tsunagi.secrets.cluster.ClusterKind] for each.
///
/// ```
/// primary ─▶ Desired ─┐
/// namespaces ─────────┼─▶ FanoutPlanner ─▶ FanoutPlan for each ─▶ Children ─▶ Outcome ─▶ status
/// children ───────────┘
/// ```
///
/// What is in the caches is all that is looked at. A pass that changes nothing writes nothing, and
/// its cost is that of going through a list.
@NullMarked
package dev.tsunagi.secrets.cluster;

import org.jspecify.annotations.NullMarked;
