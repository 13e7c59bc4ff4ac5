package dev.tsunagi.secrets.push;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.provider.Push;

/// What is pushed: a Secret, with the template laid over it.
record SourceSecret(SecretData data, Push.Source source) {}
