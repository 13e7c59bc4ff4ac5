package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/// What an operator before us left, and what the check says of it before ours starts.
public final class Leftovers {

  private static final Path DIRECTORY = Path.of("src/test/resources/migrate");
  private static final Settings SETTINGS =
      new Settings("default", false, "tsunagi-system", "tsunagi");

  private final String name;

  /// `name` is that of a directory with the objects and the report.
  public Leftovers(String name) {
    this.name = name;
  }

  /// Puts the objects into the cluster, their status included. `{now}` in them stands for the time.
  public void leave(KubernetesClient client, Instant now) {
    var time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    for (var document : text("cluster.yaml").replace("{now}", time).split("(?m)^---$", -1)) {
      var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
      var status = object.getAdditionalProperties().remove("status");
      client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
      if (status != null) {
        var live = client.resource(object).get();
        live.setAdditionalProperty("status", status);
        client.resource(live).updateStatus();
      }
    }
  }

  /// The report that is expected.
  public String report() {
    return text("report.txt");
  }

  private String text(String file) {
    try {
      return Files.readString(DIRECTORY.resolve(name).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the check says of the cluster now.
  public static MigrationReport check(KubernetesClient client, Instant now) {
    return MigrationCheck.of(ClusterReading.of(client, SETTINGS), SETTINGS, now);
  }

  /// As people read it.
  public static String told(MigrationReport report) {
    return TextReport.of(report, false);
  }

  /// How many stay as they are, by what that rests on.
  public static Map<String, Long> same(MigrationReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() == Severity.SAME)
        .collect(
            Collectors.groupingBy(
                f -> f.object().kind() + " " + f.rule().id(), TreeMap::new, Collectors.counting()));
  }

  /// What the operator wrote to the cluster, each once, but for leases and events.
  public static SortedSet<String> writes(Rig rig) {
    return rig.apiCalls().entries().stream()
        .filter(e -> e.client().equals(KubernetesClients.OPERATOR))
        .filter(Journal.Entry::isWrite)
        .filter(e -> e.status() < 300)
        .filter(e -> !e.resource().startsWith("events"))
        .map(e -> "%s %s %s/%s".formatted(e.verb(), e.resource(), e.namespace(), e.name()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What the operator had changed in the cloud, call by call.
  public static List<String> changes(Rig rig) {
    return rig.cloud.journal().entries().stream()
        .map(e -> e.operation())
        .filter(operation -> !operation.matches("(Get|List|Read|Search|Head).*"))
        .toList();
  }

  /// The data of the Secrets of a namespace, by their names.
  public static Map<String, Map<String, String>> secrets(
      KubernetesClient client, String namespace) {
    return client.secrets().inNamespace(namespace).list().getItems().stream()
        .collect(Collectors.toMap(s -> s.getMetadata().getName(), Secret::getData));
  }
}
