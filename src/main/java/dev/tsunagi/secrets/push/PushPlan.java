package dev.tsunagi.secrets.push;

import module java.base;

/// What is to be done at the stores.
sealed interface PushPlan {

  /// Write the entries, then delete what is stale.
  ///
  /// @param kept what is recorded and neither wanted nor stale: it stays on record
  record Push(List<PushEntry> entries, List<Stale> stale, Synced kept) implements PushPlan {
    public Push {
      entries = List.copyOf(entries);
      stale = List.copyOf(stale);
    }

    /// What is on record once all is done.
    Synced whenDone() {
      var all = kept;
      for (var entry : entries) {
        all = all.with(entry.target().key(), entry.address().toString(), entry.data());
      }
      return all;
    }
  }

  /// The source is gone: delete what came from it.
  record CleanUp(List<Stale> stale) implements PushPlan {
    public CleanUp {
      stale = List.copyOf(stale);
    }
  }

  /// There is nothing to push yet.
  record Missing() implements PushPlan {}
}
