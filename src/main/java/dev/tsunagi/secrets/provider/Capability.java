package dev.tsunagi.secrets.provider;

/// What a store can do, in ESO's words (`status.capabilities`).
public enum Capability {
  ReadOnly,
  WriteOnly,
  ReadWrite
}
