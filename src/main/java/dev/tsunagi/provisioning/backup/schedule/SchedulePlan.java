package dev.tsunagi.provisioning.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The one thing to do now.
sealed interface SchedulePlan {

  /// Make the backup that was due then.
  record Make(Instant due) implements SchedulePlan {}

  /// Delete what is beyond what is to be kept.
  record Prune(List<Made> surplus) implements SchedulePlan {
    public Prune {
      surplus = List.copyOf(surplus);
    }
  }

  /// Nothing, for so long.
  record Rest(Duration again) implements SchedulePlan {}
}
