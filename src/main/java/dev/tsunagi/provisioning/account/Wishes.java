package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.Fate;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.Rotation;
import org.jspecify.annotations.Nullable;

/// What a user asks for, by spec and by annotation, and what is wrong with it. Pure.
final class Wishes {

  static final String PAUSED = "tsunagi.dev/paused";
  static final String START_OVER = "tsunagi.dev/start-over";
  static final String ROTATE_AT = "tsunagi.dev/rotate-at";

  private static final Pattern DATABASE = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,63}");

  private Wishes() {}

  static boolean paused(MySqlAccount object) {
    return annotation(object, PAUSED).equals("true");
  }

  /// Only for one without [#problems].
  static Situation.Wish of(MySqlAccount object) {
    var spec = object.getSpec();
    return new Situation.Wish(
        !spec.database().isEmpty(),
        Presets.of(spec.privileges()),
        tls(object),
        spec.rotation() == null ? null : spec.rotation().every().toDuration(),
        rotateAt(object),
        annotation(object, START_OVER));
  }

  static boolean tls(MySqlAccount object) {
    return !Boolean.FALSE.equals(object.getSpec().requireTls());
  }

  /// What the schema did not keep away, because the object is older or the schema another.
  static List<SpecProblem> problems(MySqlAccount object, AccountNames names) {
    var spec = object.getSpec();
    var found = new ArrayList<>(object.problems());
    if (spec.dbSystemRef().name().isEmpty()) {
      found.add(new SpecProblem("spec.dbSystemRef.name", "is missing", ""));
    }
    if (!isUsable(names)) {
      found.add(
          new SpecProblem(
              "spec.database",
              "cannot be used",
              "at most 64 of a-z, 0-9, _ and -, and no name of the server's own"));
    }
    var rotation = spec.rotation();
    if (rotation != null && rotation.every().compareTo(Rotation.SHORTEST) < 0) {
      found.add(new SpecProblem("spec.rotation.every", "is too short", "1h at least"));
    }
    if (spec.onDeletion().account() == Fate.KEEP && spec.onDeletion().database() == Fate.DROP) {
      found.add(new SpecProblem("spec.onDeletion", "drops a database whose account stays", ""));
    }
    if (rotateAt(object) == null && !annotation(object, ROTATE_AT).isEmpty()) {
      found.add(
          new SpecProblem(
              "metadata.annotations[%s]".formatted(ROTATE_AT),
              "is no time",
              "one like 2026-01-31T12:00:00Z"));
    }
    return List.copyOf(found);
  }

  /// Whether a database may have the name at all.
  static boolean isUsable(AccountNames names) {
    return DATABASE.matcher(names.database()).matches() && !names.isReserved();
  }

  private static @Nullable Instant rotateAt(MySqlAccount object) {
    try {
      var text = annotation(object, ROTATE_AT);
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String annotation(MySqlAccount object, String name) {
    var all = object.getMetadata().getAnnotations();
    return all == null ? "" : all.getOrDefault(name, "");
  }
}
