package dev.tsunagi.provisioning.backup.schedule;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlBackupSchedule;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.reconcile.UserChanged;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// Looks at a schedule when a backup is due, and when one of its backups changes.
@ControllerConfiguration(
    name = "mysqlbackupschedule",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class MySqlBackupScheduleReconciler implements Reconciler<MySqlBackupSchedule> {

  private final Shell shell;
  private final ScheduledBackups backups;
  private final Clock clock;

  public MySqlBackupScheduleReconciler(Shell shell, KubernetesClient client, Clock clock) {
    this.shell = shell;
    this.backups = new ScheduledBackups(client);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, MySqlBackupSchedule>> prepareEventSources(
      EventSourceContext<MySqlBackupSchedule> context) {
    var configuration =
        InformerEventSourceConfiguration.from(MySqlBackup.class, MySqlBackupSchedule.class)
            .withName("backups of schedules")
            .withNamespacesInheritedFromController()
            .withLabelSelector(ScheduledBackups.LABEL)
            .withSecondaryToPrimaryMapper(backup -> schedules(backup, context))
            .build();
    return List.of(new InformerEventSource<>(configuration, context));
  }

  private static Set<ResourceID> schedules(
      MySqlBackup backup, EventSourceContext<MySqlBackupSchedule> context) {
    var uid = backup.getMetadata().getLabels().get(ScheduledBackups.LABEL);
    return context
        .getPrimaryCache()
        .list(
            backup.getMetadata().getNamespace(),
            schedule -> schedule.getMetadata().getUid().equals(uid))
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  @Override
  public UpdateControl<MySqlBackupSchedule> reconcile(
      MySqlBackupSchedule object, Context<MySqlBackupSchedule> context) {
    return shell.reconcile(
        object, context, new BackupScheduleRun(object, backups, clock.instant()));
  }
}
