package dev.tsunagi.support;

import module java.base;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlBackupSchedule;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ScaledStatus;
import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.api.provisioning.VirtualNodePool;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Makes the CRDs of our own kinds from their records; `mvn -Pcrds` writes them to `crds/`.
///
/// What the generator cannot do is done after it: rules on a record come out twice, limits as
/// decimal fractions, and printer columns in the order of their paths.
public final class CrdGenerator {

  /// A new kind is a line here.
  public static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          AutonomousDatabases.class,
          MySqlAccount.class,
          MySqlBackup.class,
          MySqlBackupSchedule.class,
          MySqlDbSystem.class,
          Stream.class,
          StreamPool.class,
          VirtualNodePool.class,
          VirtualNodeWorkload.class);

  /// Those that `kubectl scale` knows.
  private static final Set<String> SCALED = Set.of("VirtualNodePool");

  /// Those with a connection Secret, which a ServiceBinding may name.
  private static final Set<String> CONNECTED =
      Set.of(
          "autonomousdatabases.oci.oracle.com",
          "mysqlaccounts.tsunagi.dev",
          "mysqldbsystems.oci.oracle.com",
          "streampools.tsunagi.dev",
          "streams.oci.oracle.com");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  private static final List<String> COLUMNS =
      List.of(
          "Streamname",
          "DisplayName",
          "DbWorkload",
          "DbSystem",
          "Database",
          "Username",
          "Schedule",
          "Suspend",
          "Status",
          "Nodes",
          "ReadyNodes",
          "Ready",
          "Reason",
          "Pods",
          "Url",
          "Synced",
          "Kept",
          "Last Success",
          "Ocid",
          "Rotated",
          "Size",
          "Revision",
          "Message",
          "Age");

  private static final String ROOT = "/spec/versions/0/schema/openAPIV3Schema";
  private static final String SPEC = ROOT + "/properties/spec";

  private CrdGenerator() {}

  /// Writes them to `crds/`.
  static void main() throws IOException {
    for (var crd : generate().entrySet()) {
      Files.writeString(Path.of("crds", crd.getKey()), crd.getValue());
      IO.println("wrote crds/" + crd.getKey());
    }
  }

  /// The text of each CRD, by the name of its file.
  public static SortedMap<String, String> generate() throws IOException {
    var directory = Files.createTempDirectory("crds");
    new CRDGenerator()
        .customResourceClasses(List.copyOf(KINDS))
        .forCRDVersions("v1")
        .inOutputDir(directory.toFile())
        .generate();
    var all = new TreeMap<String, String>();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        var crd = (ObjectNode) YAML.readTree(file.toFile());
        keepStrays(crd);
        describe(crd);
        all.put(fileName(crd), YAML.writeValueAsString(finished(crd)));
      }
    }
    return all;
  }

  /// Where a record keeps what it does not know, to refuse it by name, the API server must not
  /// drop it.
  private static void keepStrays(ObjectNode crd) {
    keepStrays(partOf(type(crd), "emptySpec"), crd.at(SPEC));
  }

  private static Class<? extends HasMetadata> type(JsonNode crd) {
    var kind = crd.at("/spec/names/kind").asText();
    return KINDS.stream()
        .filter(type -> HasMetadata.getKind(type).equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> partOf(Class<?> kind, String maker) {
    return java.util.stream.Stream.<Class<?>>iterate(kind, Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.getName().equals(maker) && !method.isBridge())
        .findFirst()
        .orElseThrow()
        .getReturnType();
  }

  /// The kind, its spec and its status are nobody's properties, so their classes say what they are.
  private static void describe(ObjectNode crd) {
    var type = type(crd);
    describe(crd.at(ROOT), type);
    describe(crd.at(SPEC), partOf(type, "emptySpec"));
    describe(crd.at(ROOT + "/properties/status"), partOf(type, "initStatus"));
  }

  private static void describe(JsonNode schema, Class<?> type) {
    var says = type.getAnnotation(JsonClassDescription.class);
    if (says != null) {
      ((ObjectNode) schema).put("description", says.value());
    }
  }

  private static void keepStrays(Class<?> record, JsonNode schema) {
    for (var component : record.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
        ((ObjectNode) schema).put("x-kubernetes-preserve-unknown-fields", true);
      }
      var property = schema.path("properties").path(component.getName());
      if (component.getType().isRecord()) {
        keepStrays(component.getType(), property);
      } else if (component.getGenericType() instanceof ParameterizedType list
          && list.getRawType() == List.class
          && list.getActualTypeArguments()[0] instanceof Class<?> element
          && element.isRecord()) {
        keepStrays(element, property.path("items"));
      }
    }
  }

  private static String fileName(JsonNode crd) {
    return crd.at("/spec/group").asText() + "_" + crd.at("/spec/names/plural").asText() + ".yaml";
  }

  private static JsonNode finished(ObjectNode crd) {
    var version = (ObjectNode) crd.at("/spec/versions/0");
    if (version.get("additionalPrinterColumns") instanceof ArrayNode columns) {
      version.set("additionalPrinterColumns", ordered(columns));
    }
    scale(version, crd.at("/spec/names/kind").asText());
    mend(version);
    if (CONNECTED.contains(crd.at("/metadata/name").asText())) {
      ((ObjectNode) crd.get("metadata"))
          .putObject("annotations")
          .put("servicebinding.io/provisioned-service", "true");
    }
    return crd;
  }

  private static ArrayNode ordered(ArrayNode columns) {
    var all =
        columns
            .valueStream()
            .sorted(Comparator.comparing(column -> COLUMNS.indexOf(column.path("name").asText())))
            .toList();
    return YAML.createArrayNode().addAll(all);
  }

  /// Provisioned kinds share one record for their status, of which only those with nodes fill all
  /// fields.
  private static void scale(ObjectNode version, String kind) {
    if (SCALED.contains(kind)) {
      version
          .withObject("subresources")
          .putObject("scale")
          .put("labelSelectorPath", ".status.selector")
          .put("specReplicasPath", ".spec.size")
          .put("statusReplicasPath", ".status.size");
    } else if (isProvisioned(kind)) {
      var status = (ObjectNode) version.at("/schema/openAPIV3Schema/properties/status/properties");
      Arrays.stream(ScaledStatus.class.getRecordComponents())
          .map(RecordComponent::getName)
          .forEach(status::remove);
    }
  }

  private static boolean isProvisioned(String kind) {
    return KINDS.stream()
        .filter(ProvisionedResource.class::isAssignableFrom)
        .anyMatch(type -> type.getSimpleName().equals(kind));
  }

  private static void mend(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.get("x-kubernetes-validations") instanceof ArrayNode rules) {
        var distinct = new LinkedHashSet<JsonNode>();
        rules.forEach(distinct::add);
        object.set("x-kubernetes-validations", YAML.createArrayNode().addAll(distinct));
      }
      for (var limit : List.of("minimum", "maximum")) {
        if (object.path("type").asText().equals("integer") && object.path(limit).isNumber()) {
          object.put(limit, object.path(limit).asLong());
        }
      }
    }
    node.forEach(CrdGenerator::mend);
  }
}
