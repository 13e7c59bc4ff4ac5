package dev.tsunagi.simulator.oci.secret;

import module java.base;

import org.jspecify.annotations.Nullable;

/// One version: `content` in base64, a deletion time once it is to go.
public record SecretVersion(
    int number,
    @Nullable String name,
    String content,
    Instant timeCreated,
    boolean generated,
    @Nullable Instant timeOfDeletion,
    boolean deleted) {

  static SecretVersion created(int number, NewContent content, Instant now) {
    return new SecretVersion(
        number, content.name(), content.content(), now, content.generated(), null, false);
  }

  SecretVersion deletedAt(@Nullable Instant time) {
    return new SecretVersion(number, name, content, timeCreated, generated, time, false);
  }

  SecretVersion gone() {
    return new SecretVersion(number, name, content, timeCreated, generated, timeOfDeletion, true);
  }
}
