/// The value broker: every read of a secret, or of a list of them, goes through it, so that many
/// users of one vault secret cost one call, and the request rate towards a provider holds.
///
/// ```
/// demand (not read before …) ─▶ fresh reading? ─yes─▶ Read
///                                   │no
///                                   ▼
///                          slot in the budget? ─no─▶ Later(when)
///                                   │yes
///                                   ▼
///                          one call for all who wait ─▶ Read | failure shared for a moment
/// ```
@NullMarked
package dev.tsunagi.secrets.broker;

import org.jspecify.annotations.NullMarked;
