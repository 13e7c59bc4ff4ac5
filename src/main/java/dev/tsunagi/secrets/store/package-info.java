/// Stores: from a `SecretStore` or `ClusterSecretStore` to a provider that can be asked, and the
/// report whether it can.
///
/// ```
/// store ─▶ another controller's? ─▶ left alone
///   │
///   ▼
/// spec understood? rules kept? ─▶ provider (identity, region, vault) ─▶ validate ─▶ Ready
/// ```
@NullMarked
package dev.tsunagi.secrets.store;

import org.jspecify.annotations.NullMarked;
