package dev.tsunagi.provisioning.engine;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/// What a user asks for by annotation.
///
/// @param paused leave the resource alone
/// @param startOver the OCID of a lost or broken resource, in place of which another may be made
/// @param reconcileAt when the user wanted a fresh look; null if that was never said or cannot be
///     read
record Wishes(boolean paused, String startOver, @Nullable Instant reconcileAt) {

  static final String PAUSED = "tsunagi.dev/paused";
  static final String START_OVER = "tsunagi.dev/start-over";
  static final String RECONCILE_AT = "tsunagi.dev/reconcile-at";

  static Wishes of(HasMetadata object) {
    var given = object.getMetadata().getAnnotations();
    var all = given == null ? Map.<String, String>of() : given;
    return new Wishes(
        "true".equals(all.get(PAUSED)),
        all.getOrDefault(START_OVER, ""),
        time(all.get(RECONCILE_AT)));
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
