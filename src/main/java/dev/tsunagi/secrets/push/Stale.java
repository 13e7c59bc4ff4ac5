package dev.tsunagi.secrets.push;

import dev.tsunagi.api.secrets.PushData;

/// Something that was pushed and is not wanted any more.
///
/// @param store as the status names it: `SecretStore/vault`
/// @param key as the status names it: `remoteKey` or `remoteKey/property`
record Stale(String store, String key, PushData data) {}
