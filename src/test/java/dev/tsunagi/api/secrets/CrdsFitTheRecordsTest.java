package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.generators.ClusterGenerator;
import dev.tsunagi.api.generators.Fake;
import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.generators.Password;
import dev.tsunagi.api.generators.SshKey;
import dev.tsunagi.api.generators.Uuid;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The CRDs are kept by hand and so are the records: neither may know what the other does not.
class CrdsFitTheRecordsTest {

  /// Texts in the records that the schema restricts further: others may come to say more there.
  private static final Set<String> OPEN_TEXTS = Set.of("status.conditions[].type", "spec.kind");

  /// Enums in the records that the schema leaves open, as ESO does.
  private static final Set<String> OPEN_ENUMS = Set.of("status.capabilities");

  private final List<String> differences = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      classes = {
        ExternalSecret.class,
        SecretStore.class,
        ClusterSecretStore.class,
        PushSecret.class,
        ClusterPushSecret.class,
        Password.class,
        Uuid.class,
        SshKey.class,
        Fake.class,
        ClusterGenerator.class,
        GeneratorState.class,
        ClusterExternalSecret.class
      })
  void schemaAndRecordsNameTheSame(Class<? extends HasMetadata> kind) {
    var types = ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments();
    var schema = Crds.version(kind).at("/schema/openAPIV3Schema/properties");
    compare("spec", types[0], schema.path("spec"));
    if (types[1] == Void.class) {
      same("status", false, schema.has("status"));
    } else {
      compare("status", types[1], schema.path("status"));
    }
    assertThat(differences).isEmpty();
  }

  private void compare(String path, Type type, JsonNode schema) {
    switch (type) {
      case ParameterizedType list when list.getRawType() == List.class -> {
        expect(path, schema, "array");
        compare(path + "[]", list.getActualTypeArguments()[0], schema.path("items"));
      }
      case ParameterizedType map when map.getRawType() == Map.class -> {
        expect(path, schema, "object");
        compare(path + "{}", map.getActualTypeArguments()[1], schema.path("additionalProperties"));
      }
      case Class<?> named when named.isEnum() -> {
        expect(path, schema, "string");
        if (!OPEN_ENUMS.contains(path)) {
          same(path + " enum", constants(named), Crds.texts(schema.path("enum")));
        }
      }
      case Class<?> named when named == GoDuration.class -> expect(path, schema, "string");
      case Class<?> named when named == LabelSelector.class -> {
        expect(path, schema, "object");
        same(path, Set.of("matchLabels", "matchExpressions"), Crds.names(schema));
      }
      case Class<?> named when named.isRecord() -> compareRecord(path, named, schema);
      default -> compareLeaf(path, type, schema);
    }
  }

  private void compareLeaf(String path, Type type, JsonNode schema) {
    if (type == String.class) {
      expect(path, schema, "string");
      if (schema.has("enum") && !OPEN_TEXTS.contains(path)) {
        differences.add(path + " is restricted by the schema only");
      }
    } else if (type == boolean.class) {
      expect(path, schema, "boolean");
    } else if (type == Integer.class) {
      expect(path, schema, "integer");
    } else if (type == Instant.class) {
      expect(path, schema, "string");
      same(path + " format", "date-time", schema.path("format").asText());
    } else if (type == IntOrString.class) {
      same(path, true, schema.path("x-kubernetes-int-or-string").asBoolean());
    } else if (type == JsonNode.class) {
      same(path, true, schema.path("x-kubernetes-preserve-unknown-fields").asBoolean());
    } else {
      differences.add(path + " has a type that this test does not know: " + type);
    }
  }

  private void compareRecord(String path, Class<?> type, JsonNode schema) {
    expect(path, schema, "object");
    var read = new TreeSet<String>();
    for (var component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonAnySetter.class)) {
        schema.path("properties").forEachEntry((name, child) -> keptAsItIs(read, name, child));
      } else {
        read.add(component.getName());
        compare(
            path + "." + component.getName(),
            component.getGenericType(),
            schema.path("properties").path(component.getName()));
      }
    }
    same(path, read, Crds.names(schema));
  }

  private static void keptAsItIs(Set<String> read, String name, JsonNode child) {
    if (child.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      read.add(name);
    }
  }

  private void expect(String path, JsonNode schema, String type) {
    same(path + " type", type, schema.path("type").asText());
  }

  private void same(String what, Object records, Object schema) {
    if (!records.equals(schema)) {
      differences.add(what + ": records " + records + ", schema " + schema);
    }
  }

  private static Set<String> constants(Class<?> type) {
    return Stream.of(type.getFields())
        .filter(Field::isEnumConstant)
        .map(field -> field.getAnnotation(JsonProperty.class).value())
        .collect(Crds.sorted());
  }
}
