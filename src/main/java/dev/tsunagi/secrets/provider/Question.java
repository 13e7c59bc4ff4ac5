package dev.tsunagi.secrets.provider;

/// What a provider can be asked. Equal questions within one scope have one answer.
public sealed interface Question permits SecretAddress, FindCriteria {}
