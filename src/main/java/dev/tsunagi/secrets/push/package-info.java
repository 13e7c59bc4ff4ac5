/// From a PushSecret to secrets at providers.
///
/// ```
/// observe   source Secrets (cache, without values), stores (cache), what was pushed (status)
/// decide    PushDecision: due? ─no─▶ come back later, nothing written
///   │yes
/// gather    source Secrets with their values, template applied ─▶ SourceSecret
/// plan      PushPlanner ─▶ Push(entries, stale) | CleanUp(stale) | Missing
/// act       each entry through the broker: one slot, one secret at a time
///              └▶ no slot yet ─▶ what was done is recorded, come back at the slot
///           then, with deletionPolicy Delete and after a success only, the stale ones
/// report    PushSecretStatuses, events on change
/// ```
///
/// `status.syncedPushSecrets` says what may be there because of us; whether we created it, and so
/// may delete it, is on record at the provider.
@NullMarked
package dev.tsunagi.secrets.push;

import org.jspecify.annotations.NullMarked;
