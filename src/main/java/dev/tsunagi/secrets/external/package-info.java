/// From an ExternalSecret to its target Secret.
///
/// ```
/// observe   target (cache, without values), store (cache), what was read last (memory)
/// decide    RefreshDecision: due? ─no─▶ come back later, nothing written
///   │yes
/// fetch     FetchPlan ─▶ broker ─▶ same as last time, target intact? ─▶ only refreshTime moves
///   │                       └▶ no slot yet ─▶ come back at the slot
/// compute   Assembly ─▶ SecretData ─▶ DesiredSecret
/// plan      TargetPlanner(desired, live Secret) ─▶ Create | Update | Keep | Refuse
/// act       one write, under ESO's field manager
/// report    ExternalSecretStatuses, events on change
/// ```
///
/// All or nothing: one entry that fails leaves the Secret as it is.
@NullMarked
package dev.tsunagi.secrets.external;

import org.jspecify.annotations.NullMarked;
