package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.kube.LenientJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user wrote comes back as it was.
class RoundTripTest {

  private static final LenientJson JSON = new LenientJson();

  static Stream<Arguments> fixtures() {
    return Stream.of(
        arguments("externalsecret-full", ExternalSecret.class),
        arguments("pushsecret-full", PushSecret.class),
        arguments("clusterpushsecret", ClusterPushSecret.class),
        arguments("clusterexternalsecret", ClusterExternalSecret.class),
        arguments("secretstore-oracle", SecretStore.class),
        arguments("clustersecretstore-kubernetes", ClusterSecretStore.class));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyFieldComesBack(String name, Class<? extends CheckedResource<?, ?>> kind)
      throws Exception {
    var text = text(name);
    var read = JSON.unmarshal(text, kind);
    var written = new JsonMapper().readTree(JSON.asJson(read));
    assertThat(written).isEqualTo(new YAMLMapper().readTree(text));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aCopyIsEqual(String name, Class<? extends CheckedResource<?, ?>> kind) throws Exception {
    var read = JSON.unmarshal(text(name), kind);
    assertThat(JSON.<Object>clone(read)).isNotSameAs(read).isEqualTo(read);
  }

  @Test
  void nothingIsAddedButTheDefaultsThatEsoFillsInItself() {
    var read = JSON.unmarshal("{\"kind\":\"ExternalSecret\",\"spec\":{}}", ExternalSecret.class);
    assertThat(JSON.asJson(read))
        .isEqualTo(
            "{\"apiVersion\":\"external-secrets.io/v1\",\"kind\":\"ExternalSecret\",\"metadata\":{},"
                + "\"spec\":{\"refreshInterval\":\"1h0m0s\",\"refreshPolicy\":\"Periodic\","
                + "\"secretStoreRef\":{\"kind\":\"SecretStore\"},"
                + "\"target\":{\"creationPolicy\":\"Owner\",\"deletionPolicy\":\"Retain\"}}}");
  }

  @Test
  void anEmptyTemplateIsNotNoTemplate() {
    assertThat(Read.externalSecret("target: {template: {}}").target().template()).isNotNull();
    assertThat(Read.externalSecret("target: {}").target().template()).isNull();
  }

  @Test
  void whatIsAbsentIsAsEsoTakesIt() {
    assertThat(Read.externalSecret("data: [{secretKey: a, remoteRef: {key: b}}]").data())
        .containsExactly(
            new SecretEntry(
                "a",
                new RemoteRef(
                    "b",
                    "",
                    "",
                    MetadataPolicy.NONE,
                    ConversionStrategy.DEFAULT,
                    DecodingStrategy.NONE,
                    NullBytePolicy.IGNORE),
                null));
  }

  @Test
  void theFakeProviderPrintsNoValues() {
    assertThat(Read.store("provider: {fake: {data: [{key: k, value: canary}]}}").toString())
        .contains("k")
        .doesNotContain("canary");
  }

  private static String text(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/api", name + ".yaml"));
  }
}
