package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecretSpec.UpdatePolicy;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.provider.SecretWriter.Written;

/// Writes the entries of a plan, those that an earlier run did not get to.
///
/// @param done the ids of entries that are written; added to
record Writing(Pushing pushing, Progress progress, UpdatePolicy policy, Set<String> done) {

  void write(List<PushEntry> entries) {
    for (var entry : entries) {
      if (!done.contains(entry.id())) {
        try {
          write(entry);
        } catch (FailureException e) {
          progress.failed(e);
        }
      }
    }
  }

  private void write(PushEntry entry) {
    switch (pushing.push(entry, policy)) {
      case Answer.Later<Written>(var when) -> progress.waitsUntil(when);
      case Answer.Read<Written>(var written) -> {
        progress.pushed(entry);
        done.add(entry.id());
        if (written != Written.UNCHANGED) {
          progress.wrote();
        }
      }
    }
  }
}
