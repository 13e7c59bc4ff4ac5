/// Values that are made up rather than read: passwords, UUIDs, SSH keys.
///
/// Whoever asks [Generators] gets new values each time. When to ask is the caller's to decide, for
/// that is what rotates a Secret.
@NullMarked
package dev.tsunagi.secrets.generator;

import org.jspecify.annotations.NullMarked;
