package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.app.Crds;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the fields of a provisioned kind name is in the namespace of the object.
class IsolationIT {

  private static Proving proving;

  @BeforeAll
  static void start() {
    proving = new Proving();
    proving
        .client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withNamespace("kube-system")
                .withName("theirs")
                .endMetadata()
                .withStringData(Map.of("username", "admin", "password", "Their-passw0rd"))
                .build())
        .create();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static Stream<String> fields(JSONSchemaProps schema) {
    var properties =
        Objects.requireNonNullElse(schema.getProperties(), Map.<String, JSONSchemaProps>of());
    var items = schema.getItems() == null ? null : schema.getItems().getSchema();
    return Stream.concat(
        properties.entrySet().stream()
            .flatMap(p -> Stream.concat(Stream.of(p.getKey()), fields(p.getValue()))),
        items == null ? Stream.of() : fields(items));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-09")
  void noFieldNamesANamespace(Kinds kind) {
    var crd =
        Stream.of(Crds.yaml().split("(?m)^---$", -1))
            .filter(yaml -> !yaml.isBlank())
            .map(yaml -> Serialization.unmarshal(yaml, CustomResourceDefinition.class))
            .filter(c -> c.getSpec().getNames().getKind().equals(kind.type().getSimpleName()))
            .findFirst()
            .orElseThrow();
    var version = crd.getSpec().getVersions().getFirst();
    var spec = version.getSchema().getOpenAPIV3Schema().getProperties().get("spec");
    assertThat(fields(Objects.requireNonNull(spec)))
        .isNotEmpty()
        .noneMatch(field -> field.toLowerCase(Locale.ROOT).contains("namespace"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "../../kube-system/secrets/theirs",
        "..%2F..%2Fkube-system%2Fsecrets%2Ftheirs",
        "kube-system/theirs",
        "theirs"
      })
  @Conformance("ADV-09")
  void aNameLeadsNowhereElse(String name) {
    var number = Integer.toHexString(name.hashCode());
    var reference = "{secret: {secretName: \"%s\"}}".formatted(name);
    var drill =
        proving.drill(
            Kinds.MYSQL,
            "reaching-" + number,
            "adminUsername: %1$s, adminPassword: %1$s".formatted(reference));
    for (var run = 0; run < 4; run++) {
      drill.run();
    }
    var synced = drill.condition("Synced").orElseThrow();
    assertThat(synced.reason()).isIn("ReferenceNotFound", "InvalidSpec");
    assertThat(synced.message()).contains("adminPassword", name);
    assertThat(proving.calls("CreateDbSystem")).isZero();
  }

  /// The one place where a spec names the Secret that is written.
  @Test
  @Conformance("ADV-09")
  void aNameIsNotWrittenElsewhere() {
    proving.secret("wallet-password", Map.of("walletPassword", "Wallet-passw0rd"));
    var before = proving.client.secrets().inNamespace("kube-system").withName("theirs").get();
    var drill =
        proving.drill(
            Kinds.AUTONOMOUS,
            "writing",
            "wallet: {walletName: \"../../kube-system/secrets/theirs\", walletPassword: {secret:"
                + " {secretName: wallet-password}}}");
    for (var run = 0; run < 20; run++) {
      drill.run();
    }
    assertThat(drill.condition("Synced").orElseThrow().message()).contains("choose another");
    assertThat(proving.client.secrets().inNamespace("kube-system").withName("theirs").get())
        .isEqualTo(before);
  }
}
