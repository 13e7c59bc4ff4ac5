package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.provider.SecretWriter.Removal;

/// Deletes what is not wanted any more, as far as it is ours.
record Deleting(Pushing pushing, Progress progress) {

  void delete(List<Stale> all) {
    for (var stale : all) {
      try {
        delete(stale);
      } catch (FailureException e) {
        progress.failed(e);
      }
    }
  }

  private void delete(Stale stale) {
    switch (pushing.delete(stale)) {
      case Answer.Later<Removal>(var when) -> progress.waitsUntil(when);
      case Answer.Read<Removal>(var removal) -> {
        progress.deleted(stale);
        switch (removal) {
          case REMOVED -> progress.wrote();
          case ABSENT -> {}
          case KEPT ->
              progress.tell(
                  Notice.normal(
                      "RemoteSecretKept",
                      "%s of %s was not created by this PushSecret and stays at the provider"
                          .formatted(stale.key(), stale.store())));
        }
      }
    }
  }
}
