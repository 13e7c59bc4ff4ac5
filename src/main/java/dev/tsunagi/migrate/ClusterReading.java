package dev.tsunagi.migrate;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.manifest.Manifest;
import dev.tsunagi.manifest.Subject;
import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Reads from a cluster all that the check looks at, and changes nothing.
public final class ClusterReading {

  private final RawLists lists;
  private final List<Manifest.Found> found = new ArrayList<>();

  private ClusterReading(KubernetesClient client) {
    this.lists = new RawLists(client);
  }

  /// Throws [io.fabric8.kubernetes.client.KubernetesClientException] when something may not be
  // read.
  public static Snapshot of(KubernetesClient client, Settings settings) {
    var reading = new ClusterReading(client);
    reading.operators();
    reading.custom();
    reading.add(reading.lists.all("/api/v1/namespaces", "v1", "Namespace"));
    reading.secrets(settings);
    return new Snapshot(List.copyOf(reading.found), List.of(), true);
  }

  private void add(Stream<JsonNode> objects) {
    objects.map(Manifest.Found::of).forEach(found::add);
  }

  private void operators() {
    add(
        lists
            .all("/apis/apps/v1/deployments", "apps/v1", "Deployment")
            .filter(RunningCheck::concerns));
    for (var kind : List.of("Validating", "Mutating")) {
      add(
          lists.all(
              "/apis/admissionregistration.k8s.io/v1/%swebhookconfigurations"
                  .formatted(kind.toLowerCase(Locale.ROOT)),
              "admissionregistration.k8s.io/v1",
              kind + "WebhookConfiguration"));
    }
  }

  /// The CRDs of the groups that matter, and the objects of each.
  private void custom() {
    var crds =
        lists
            .all(
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                "apiextensions.k8s.io/v1",
                "CustomResourceDefinition")
            .filter(crd -> Groups.ALL.contains(crd.at("/spec/group").asText()))
            .toList();
    add(crds.stream());
    crds.forEach(this::objects);
  }

  private void objects(JsonNode crd) {
    var spec = crd.path("spec");
    var group = spec.path("group").asText();
    var kind = spec.at("/names/kind").asText();
    version(spec, group, kind)
        .ifPresent(
            version -> {
              var apiVersion = group + "/" + version;
              var path = "/apis/" + apiVersion + "/" + spec.at("/names/plural").asText();
              add(lists.all(path, apiVersion, kind));
            });
  }

  /// The one that we speak, or else any that is served.
  private static Optional<String> version(JsonNode spec, String group, String kind) {
    var served =
        spec.path("versions")
            .valueStream()
            .filter(version -> version.path("served").asBoolean())
            .map(version -> version.path("name").asText())
            .toList();
    return Groups.kind(group, kind)
        .map(HasMetadata::getVersion)
        .filter(served::contains)
        .or(() -> served.stream().findFirst());
  }

  private void secrets(Settings settings) {
    var targets = "/api/v1/secrets?labelSelector=" + TargetMarks.MANAGED + "%3Dtrue";
    add(lists.all(targets, "v1", "Secret"));
    var known = new Inventory(new Snapshot(List.copyOf(found), List.of(), true));
    var wanted =
        Stream.concat(OsokCheck.secrets(known), credentials(settings)).collect(Collectors.toSet());
    wanted.stream()
        .filter(subject -> found.stream().noneMatch(f -> f.subject().equals(subject)))
        .sorted(Comparator.comparing(Subject::toString))
        .map(
            subject ->
                "/api/v1/namespaces/%s/secrets/%s".formatted(subject.namespace(), subject.name()))
        .forEach(path -> add(lists.one(path, "v1", "Secret").stream()));
  }

  /// Beside us, and beside whoever may be OSOK.
  private Stream<Subject> credentials(Settings settings) {
    var beside =
        found.stream()
            .filter(f -> f.subject().kind().equals("Deployment"))
            .map(f -> f.subject().namespace());
    return Stream.concat(Stream.of(settings.namespace()), beside)
        .map(namespace -> new Subject("v1", "Secret", namespace, CredentialCheck.SECRET));
  }

  /// Lists as JSON, page by page.
  private record RawLists(KubernetesClient client) {

    private static final int PAGE = 500;

    Stream<JsonNode> all(String path, String apiVersion, String kind) {
      var all = new ArrayList<JsonNode>();
      var next = "";
      do {
        var page = get(path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE + next);
        if (page.isEmpty()) {
          break;
        }
        page.get().path("items").forEach(item -> all.add(typed(item, apiVersion, kind)));
        var token = page.get().at("/metadata/continue").asText();
        next =
            token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
      } while (!next.isEmpty());
      return all.stream();
    }

    Optional<JsonNode> one(String path, String apiVersion, String kind) {
      return get(path).map(object -> typed(object, apiVersion, kind));
    }

    /// Empty when there is no such thing.
    private Optional<JsonNode> get(String path) {
      return Optional.ofNullable(client.raw(path))
          .map(text -> client.getKubernetesSerialization().unmarshal(text, JsonNode.class));
    }

    /// The items of a list need not say what they are.
    private static JsonNode typed(JsonNode object, String apiVersion, String kind) {
      return ((ObjectNode) object).put("apiVersion", apiVersion).put("kind", kind);
    }
  }
}
