package dev.tsunagi.migrate;

import module java.base;

/// Judges what becomes of everything that ESO and OSOK left. Pure: the same objects and the same
/// time give the same report.
public final class MigrationCheck {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(f -> f.object().kind())
          .thenComparing(f -> f.object().namespace())
          .thenComparing(f -> f.object().name())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::path)
          .thenComparing(Finding::happens);

  private MigrationCheck() {}

  public static MigrationReport of(Snapshot snapshot, Settings settings, Instant now) {
    var at = new Scene(new Inventory(snapshot), settings, now);
    var findings =
        Stream.<Function<Scene, Stream<Finding>>>of(
                RunningCheck::look,
                WebhookCheck::look,
                CrdCheck::look,
                UnservedCheck::look,
                FinalizerCheck::look,
                StoreCheck::look,
                ExternalSecretCheck::look,
                PushCheck::look,
                FanoutCheck::look,
                GeneratorCheck::look,
                OsokCheck::look,
                CredentialCheck::look)
            .flatMap(check -> check.apply(at))
            .sorted(ORDER)
            .toList();
    return new MigrationReport(snapshot.objects().size(), findings, snapshot.unread());
  }
}
