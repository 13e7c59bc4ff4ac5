package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.manifest.Manifest;
import dev.tsunagi.manifest.Unread;
import dev.tsunagi.migrate.ClusterReading;
import dev.tsunagi.migrate.JsonReport;
import dev.tsunagi.migrate.MigrationCheck;
import dev.tsunagi.migrate.MigrationReport;
import dev.tsunagi.migrate.Settings;
import dev.tsunagi.migrate.Snapshot;
import dev.tsunagi.migrate.TextReport;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what will change, object by object, when ESO or OSOK stop and Tsunagi starts.
@Command(
    name = "check",
    description = {
      "Say what will change, object by object, when the External Secrets Operator or the OCI"
          + " Service Operator stop and Tsunagi starts. Looks at a cluster, or at files, and"
          + " changes nothing."
    },
    exitCodeList = {
      "0:nothing is to be done",
      "1:somebody has to do or to decide something",
      "2:the command line is wrong, or something could not be read"
    })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class MigrateCheckCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

  /// How to tell.
  enum Output {
    text,
    json
  }

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Files, directories (their .yaml, .yml and .json files) or - for standard input. Without"
              + " any, the cluster is looked at.")
  @Nullable List<String> files;

  @Mixin ClusterOptions cluster;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  Output output;

  @Option(names = "--unchanged", description = "Tell of what stays as it is, too.")
  boolean unchanged;

  @Option(
      names = "--controller-class",
      paramLabel = "CLASS",
      defaultValue = "default",
      description = "What run will be given (${DEFAULT-VALUE}).")
  String controllerClass;

  @Option(
      names = "--unsafe-allow-generic-targets",
      description = "Whether run will be given this flag.")
  boolean genericTargets;

  @Option(
      names = "--operator-service-account",
      paramLabel = "NAMESPACE/NAME",
      defaultValue = "tsunagi-system/tsunagi",
      description = "As whom run will be (${DEFAULT-VALUE}).")
  String account;

  @Override
  public Integer call() throws IOException {
    var settings = settings();
    try {
      var snapshot = files == null ? cluster(settings) : manifests(files);
      var report = MigrationCheck.of(snapshot, settings, Instant.now());
      print(report);
      return exitCode(report);
    } catch (IllegalArgumentException | KubernetesClientException e) {
      spec.commandLine()
          .getErr()
          .println(spec.qualifiedName() + ": the cluster cannot be read: " + e.getMessage());
      return UNUSABLE;
    }
  }

  private Settings settings() {
    try {
      var own = OperatorSettings.ServiceAccount.parse(account);
      return new Settings(controllerClass, genericTargets, own.namespace(), own.name());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Snapshot cluster(Settings settings) {
    try (var client = KubernetesClients.of(cluster.kubeconfig, Optional.empty())) {
      return ClusterReading.of(client, settings);
    }
  }

  private static Snapshot manifests(List<String> names) throws IOException {
    var objects = new ArrayList<Manifest.Found>();
    var unread = new ArrayList<Unread>();
    ManifestFiles.read(
        names,
        (name, text) -> {
          var manifest = Manifest.read(name, text);
          objects.addAll(manifest.objects());
          unread.addAll(manifest.unread());
        },
        (name, why) -> unread.add(Unread.file(name, why)));
    return new Snapshot(List.copyOf(objects), List.copyOf(unread), false);
  }

  private void print(MigrationReport report) {
    var out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text -> TextReport.of(report, unchanged);
          case json -> JsonReport.of(report).toPrettyString() + System.lineSeparator();
        });
    out.flush();
  }

  private static int exitCode(MigrationReport report) {
    if (!report.unread().isEmpty()) {
      return UNUSABLE;
    }
    return report.needsSomebody() ? 1 : 0;
  }
}
