package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.reconcile.Report.Notice;

/// What was done to a target, and what there is to tell of it.
record Applied(Outcome outcome, List<Notice> notices) {

  Applied and(List<Notice> more) {
    return new Applied(outcome, Stream.concat(notices.stream(), more.stream()).toList());
  }
}
