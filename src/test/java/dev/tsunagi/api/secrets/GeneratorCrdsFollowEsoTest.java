package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.generators.ClusterGenerator;
import dev.tsunagi.api.generators.Fake;
import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.generators.Password;
import dev.tsunagi.api.generators.SshKey;
import dev.tsunagi.api.generators.Uuid;
import dev.tsunagi.api.schema.CommittedCrds;
import dev.tsunagi.kube.LenientJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What users and tools see of generators is what ESO shows.
class GeneratorCrdsFollowEsoTest {

  private static final LenientJson JSON = new LenientJson();

  static Stream<Class<? extends HasMetadata>> kinds() {
    return Stream.of(
        Password.class,
        Uuid.class,
        SshKey.class,
        Fake.class,
        ClusterGenerator.class,
        GeneratorState.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void kindsLookAsInEso(Class<? extends HasMetadata> kind) {
    var crd = CommittedCrds.crdOf(kind);
    assertThat(crd.at("/metadata/name").asText()).isEqualTo(CustomResource.getCRDName(kind));
    assertThat(crd.at("/metadata/labels/external-secrets.io~1component").asText())
        .isEqualTo("controller");
    assertThat(crd.at("/spec/scope").asText())
        .isEqualTo(Namespaced.class.isAssignableFrom(kind) ? "Namespaced" : "Cluster");
    var names = crd.at("/spec/names");
    assertThat(names.path("kind").asText()).isEqualTo(HasMetadata.getKind(kind));
    assertThat(Crds.texts(names.path("categories")))
        .containsExactly("external-secrets", "external-secrets-generators");
    assertThat(crd.at("/spec/versions")).hasSize(1);
    var version = Crds.version(kind, "v1alpha1");
    assertThat(version.path("served").asBoolean() && version.path("storage").asBoolean()).isTrue();
    assertThat(version.at("/subresources/status").isObject())
        .isEqualTo(kind != GeneratorState.class);
  }

  @Test
  void statesShowTheirDeadline() {
    var version = Crds.version(GeneratorState.class, "v1alpha1");
    assertThat(version.path("additionalPrinterColumns").valueStream())
        .extracting(c -> c.path("name").asText() + " " + c.path("jsonPath").asText())
        .containsExactly(
            "GC Deadline .spec.garbageCollectionDeadline", "Age .metadata.creationTimestamp");
    assertThat(CustomResource.getShortNames(GeneratorState.class)).containsExactly("gs");
    assertThat(CommittedCrds.crdOf(GeneratorState.class).at("/spec/names/shortNames/0").asText())
        .isEqualTo("gs");
  }

  static Stream<Arguments> constraints() {
    return Stream.of(
        arguments(Password.class, "spec", "{'required':['allowRepeat','length','noUpper']}"),
        arguments(Password.class, "spec.length", "{'type':'integer','default':24}"),
        arguments(Password.class, "spec.allowRepeat", "{'default':false}"),
        arguments(Password.class, "spec.noUpper", "{'default':false}"),
        arguments(Password.class, "spec.encoding", "{'default':'raw'}"),
        arguments(Password.class, "spec.secretKeys", "{'minItems':1}"),
        arguments(SshKey.class, "spec.keySize", "{'minimum':256,'maximum':8192}"),
        arguments(SshKey.class, "spec.keyType", "{'default':'rsa'}"),
        arguments(ClusterGenerator.class, "spec", "{'required':['generator','kind']}"),
        arguments(
            ClusterGenerator.class, "spec.generator", "{'minProperties':1,'maxProperties':1}"),
        arguments(GeneratorState.class, "spec", "{'required':['resource','state']}"),
        arguments(
            GeneratorState.class, "spec.garbageCollectionDeadline", "{'format':'date-time'}"));
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void fieldsAreBoundAsInEso(Class<? extends HasMetadata> kind, String path, String bounds)
      throws Exception {
    var expected = new JsonMapper().readTree(bounds.replace('\'', '"'));
    var actual = Crds.at(kind, path);
    expected.forEachEntry(
        (keyword, value) -> assertThat(actual.path(keyword)).as(keyword).isEqualTo(value));
  }

  /// So that no object of ESO's is pruned.
  @Test
  void everyGeneratorOfEsoIsAccepted() {
    assertThat(Crds.names(Crds.at(ClusterGenerator.class, "spec.generator")))
        .containsExactlyInAnyOrder(
            ("acrAccessTokenSpec beyondtrustWorkloadCredentialsDynamicSecretSpec"
                    + " cloudsmithAccessTokenSpec ecrAuthorizationTokenSpec fakeSpec"
                    + " gcrAccessTokenSpec githubAccessTokenSpec gitlabDeployTokenSpec grafanaSpec"
                    + " mfaSpec passwordSpec quayAccessTokenSpec sshKeySpec stsSessionTokenSpec"
                    + " uuidSpec vaultDynamicSecretSpec webhookSpec")
                .split(" ", -1));
    var kinds = new TreeSet<>(Crds.texts(generatorKinds()));
    kinds.remove("ClusterGenerator");
    assertThat(Crds.texts(Crds.at(ClusterGenerator.class, "spec.kind").path("enum")))
        .isEqualTo(kinds);
  }

  private static JsonNode generatorKinds() {
    return Crds.at(ExternalSecret.class, "spec.dataFrom[].sourceRef.generatorRef.kind")
        .path("enum");
  }

  @Test
  void aSpecOfAClusterGeneratorIsThatOfItsKind() {
    Map.of(
            "passwordSpec", Password.class,
            "uuidSpec", Uuid.class,
            "sshKeySpec", SshKey.class,
            "fakeSpec", Fake.class)
        .forEach(
            (field, kind) ->
                assertThat(Crds.at(ClusterGenerator.class, "spec.generator." + field))
                    .isEqualTo(Crds.at(kind, "spec")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyFieldIsExplained(Class<? extends HasMetadata> kind) {
    assertThat(silent("spec", Crds.at(kind, "spec"))).isEmpty();
  }

  private static List<String> silent(String path, JsonNode schema) {
    var silent = new ArrayList<String>();
    if (schema.path("description").asText().length() < 8) {
      silent.add(path);
    }
    schema
        .path("properties")
        .forEachEntry((n, child) -> silent.addAll(silent(path + "." + n, child)));
    return silent;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ClusterGenerator | {'kind':'UUID','generator':{'uuidSpec':{}}}
          ClusterGenerator | {'kind':'MFA','generator':{'mfaSpec':{'secret':{'name':'x'},'length':8}}}
          Password | {'length':12,'digits':0,'symbols':3,'symbolCharacters':'-_','noUpper':true,'allowRepeat':true,'encoding':'hex','secretKeys':['a']}
          SSHKey | {'keyType':'ed25519','keySize':300,'comment':'x'}
          Fake | {'controller':'other','data':{'a':'b'}}
          UUID | {}
          GeneratorState | {'garbageCollectionDeadline':'2026-01-02T03:04:05Z','resource':{'kind':'Grafana'},'state':{'id':[1]}}
          """)
  void whatWasWrittenComesBack(String kind, String spec) throws Exception {
    var type = types().get(kind);
    var json = "{'kind':'%s','spec':%s}".formatted(kind, spec).replace('\'', '"');
    var read = JSON.unmarshal(json, type);
    assertThat(read.problems()).extracting(SpecProblem::message).isEmpty();
    assertThat(new JsonMapper().readTree(JSON.asJson(read)).path("spec"))
        .isEqualTo(new JsonMapper().readTree(spec.replace('\'', '"')));
  }

  private static Map<String, Class<? extends CheckedResource<?, ?>>> types() {
    return Map.of(
        "ClusterGenerator", ClusterGenerator.class,
        "Password", Password.class,
        "SSHKey", SshKey.class,
        "Fake", Fake.class,
        "UUID", Uuid.class,
        "GeneratorState", GeneratorState.class);
  }

  @Test
  void noValueIsPrinted() {
    var fake = JSON.unmarshal("kind: Fake\nspec: {data: {k: canary}}", Fake.class);
    var state =
        JSON.unmarshal(
            "kind: GeneratorState\nspec: {resource: {a: canary}, state: canary}",
            GeneratorState.class);
    assertThat(fake.getSpec() + " " + state.getSpec()).contains("k").doesNotContain("canary");
  }
}
