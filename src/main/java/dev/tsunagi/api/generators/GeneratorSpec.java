package dev.tsunagi.api.generators;

/// What to make up. Each kind of generator that we serve has one, and a ClusterGenerator has any.
public sealed interface GeneratorSpec permits FakeSpec, PasswordSpec, SshKeySpec, UuidSpec {}
