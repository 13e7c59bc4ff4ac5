package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalSecretRulesTest {

  private static final String DELETE =
      "deletionPolicy=Delete must not be used when the controller doesn't own the secret. Please"
          + " set creationPolicy=Owner";
  private static final String MERGE =
      "deletionPolicy=Merge must not be used with creationPolicy=None. There is no Secret to merge"
          + " with";
  private static final String BOTH =
      "extract, find, or generatorRef cannot be set at the same time";

  @ParameterizedTest
  @CsvSource({
    "Owner,         Delete, ",
    "Orphan,        Delete, ",
    "Merge,         Delete, delete",
    "None,          Delete, delete",
    "CreateOrMerge, Delete, delete",
    "Owner,         Merge,  ",
    "Orphan,        Merge,  ",
    "Merge,         Merge,  ",
    "None,          Merge,  merge",
    "CreateOrMerge, Merge,  ",
    "Owner,         Retain, ",
    "None,          Retain, ",
  })
  @Conformance("VAL-ES-policies")
  void creationAndDeletionPolicyFit(String creation, String deletion, String broken) {
    var spec =
        Read.externalSecret(
            """
            data: [{secretKey: a, remoteRef: {key: b}}]
            target: {creationPolicy: %s, deletionPolicy: %s}
            """
                .formatted(creation, deletion));
    var expected = broken == null ? List.of() : List.of(broken.equals("delete") ? DELETE : MERGE);
    assertThat(ExternalSecretRules.violations(spec)).isEqualTo(expected);
  }

  static Stream<Arguments> dataFrom() {
    var generator = "sourceRef: {generatorRef: {kind: UUID, name: g}}";
    return Stream.of(
        arguments("extract: {key: a}", List.of()),
        arguments("find: {tags: {a: b}}", List.of()),
        arguments(generator, List.of()),
        arguments("sourceRef: {storeRef: {name: s}}", List.of()),
        arguments("find: {}, extract: {key: a}", List.of(BOTH)),
        arguments("find: {}, " + generator, List.of(BOTH)),
        arguments("extract: {key: a}, " + generator, List.of(BOTH)),
        arguments("extract: {key: a}, sourceRef: {storeRef: {name: s}}", List.of()),
        arguments(
            "rewrite: []", List.of("either extract, find, or sourceRef must be set to dataFrom")),
        arguments(
            "sourceRef: {}",
            List.of("generatorRef or storeRef must be set when using sourceRef in dataFrom")));
  }

  @ParameterizedTest
  @MethodSource("dataFrom")
  @Conformance("VAL-ES-entries")
  void everyEntryHasOneSource(String entry, List<String> broken) {
    var spec = Read.externalSecret("dataFrom: [{" + entry + "}]");
    assertThat(ExternalSecretRules.violations(spec)).isEqualTo(broken);
  }

  static Stream<Arguments> templates() {
    var token = "type: kubernetes.io/service-account-token";
    var refused = "template.type=\"kubernetes.io/service-account-token\" with ";
    var annotation = "metadata: {annotations: {kubernetes.io/service-account.name: x}}";
    return Stream.of(
        arguments(token, List.of()),
        arguments(annotation, List.of()),
        arguments(
            token + ", " + annotation,
            List.of(refused + "annotation \"kubernetes.io/service-account.name\" is not allowed")),
        arguments(
            token + ", templateFrom: [{target: aNNotations, literal: x}]",
            List.of(refused + "templateFrom target=\"Annotations\" is not allowed")),
        arguments(token + ", templateFrom: [{target: Data, literal: x}]", List.of()),
        arguments(
            "type: bootstrap.kubernetes.io/token",
            List.of("template.type=\"bootstrap.kubernetes.io/token\" is not allowed")),
        arguments("templateFrom: [{target: DATA}, {target: labels}, {}]", List.of()),
        arguments("templateFrom: [{target: type}]", List.of(part("type"))),
        arguments("templateFrom: [{target: immutable}]", List.of(part("immutable"))));
  }

  private static String part(String name) {
    return "templateFrom target=\""
        + name
        + "\" is not allowed when targeting a Secret, must be one of \"Data\", \"Annotations\" or"
        + " \"Labels\"";
  }

  @ParameterizedTest
  @MethodSource("templates")
  @Conformance({"VAL-ES-privileged", "VAL-ES-targets", "ADV-13"})
  void templatesGrantNothing(String template, List<String> broken) {
    var spec =
        Read.externalSecret("dataFrom: [{find: {}}]\ntarget: {template: {" + template + "}}");
    assertThat(ExternalSecretRules.violations(spec)).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"v1, Secret, 1", "v1, ConfigMap, 0", "example.com/v1, Secret, 0"})
  @Conformance("VAL-ES-targets")
  void otherKindsHaveOtherParts(String apiVersion, String kind, int broken) {
    var spec =
        Read.externalSecret(
            """
            dataFrom: [{find: {}}]
            target:
              manifest: {apiVersion: %s, kind: %s}
              template: {templateFrom: [{target: spec.a}]}
            """
                .formatted(apiVersion, kind));
    assertThat(ExternalSecretRules.violations(spec)).hasSize(broken);
  }

  @ParameterizedTest
  @CsvSource({"Retain, 1", "Delete, 0", "Merge, 0"})
  @Conformance("VAL-ES-duplicates")
  void keysAreUniqueUnderRetainOnly(String deletion, int broken) {
    var spec =
        Read.externalSecret(
            """
            data: [{secretKey: k, remoteRef: {key: a}}, {secretKey: k, remoteRef: {key: b}}]
            target: {deletionPolicy: %s}
            """
                .formatted(deletion));
    assertThat(ExternalSecretRules.violations(spec))
        .isEqualTo(Collections.nCopies(broken, "duplicate secretKey found: k"));
  }

  @Test
  @Conformance("VAL-ES-joined")
  void allBrokenRulesAreTold() {
    var spec = Read.externalSecret("target: {creationPolicy: None, deletionPolicy: Merge}");
    assertThat(ExternalSecretRules.violations(spec))
        .containsExactly(MERGE, "either data or dataFrom should be specified");
  }

  @Test
  void oneKeyDoesNotComeFromAGenerator() {
    var spec =
        Read.externalSecret(
            """
            data:
              - {secretKey: a, remoteRef: {key: b}}
              - secretKey: c
                remoteRef: {key: d}
                sourceRef: {generatorRef: {kind: UUID, name: u}}
            """);
    assertThat(ExternalSecretRules.violations(spec))
        .containsExactly(
            "spec.data[1].sourceRef.generatorRef: generators give whole sets of keys; use"
                + " dataFrom[].sourceRef.generatorRef");
  }
}
