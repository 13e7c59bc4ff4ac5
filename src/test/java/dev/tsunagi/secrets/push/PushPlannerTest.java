package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushData;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretSpec;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushPlannerTest {

  private static final Options TEMPLATES = Options.of(EngineV2.functions(Sources.system()));
  private static final PushTarget VAULT =
      new PushTarget(new StoreRef("vault", StoreKind.SECRET_STORE), Map.of("env", "prod"));
  private static final PushTarget OTHER =
      new PushTarget(new StoreRef("other", StoreKind.CLUSTER_SECRET_STORE), Map.of("env", "test"));

  private static PushSecretSpec spec(String yaml) {
    var stores = "secretStoreRefs: [{name: vault}, {name: other, kind: ClusterSecretStore}]\n";
    return Manifests.read(PushSecret.class, "spec:\n" + (stores + yaml).indent(2)).getSpec();
  }

  /// A Secret whose values are its keys in capitals.
  private static SourceSecret source(String name, String... keys) {
    var values = new TreeMap<String, SecretValue>();
    for (var key : keys) {
      values.put(key, SecretValue.of(key.toUpperCase(Locale.ROOT)));
    }
    return new SourceSecret(
        new SecretData(values), new Push.Source(name, "Opaque", Map.of(), Map.of()));
  }

  private static PushPlan.Push plan(String yaml, Synced synced, SourceSecret... sources) {
    var situation =
        new PushPlanner.Situation(
            spec(yaml), List.of(VAULT, OTHER), List.of(sources), false, synced);
    return (PushPlan.Push) PushPlanner.plan(situation, TEMPLATES);
  }

  /// What goes to `vault`, as `place=content`.
  private static String entries(String yaml, SourceSecret... sources) {
    return plan(yaml, Synced.NOTHING, sources).entries().stream()
        .filter(entry -> entry.target().equals(VAULT))
        .map(entry -> entry.address() + "=" + text(entry.content()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String text(Push.Content content) {
    return switch (content) {
      case Push.Content.One(var value) -> value.text();
      case Push.Content.Whole(var data) -> data.names().toString();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a              | data: [{match: {secretKey: a, remoteRef: {remoteKey: x}}}] | x=A
          a,b            | data: [{match: {remoteRef: {remoteKey: x}}}] | x=[a, b]
          a,b            | dataTo: [{storeRef: {name: vault}}] | a=A b=B
          a,b            | dataTo: [{storeRef: {name: other, kind: ClusterSecretStore}}] |
          a,b            | dataTo: [{storeRef: {labelSelector: {matchLabels: {env: prod}}}}] | a=A b=B
          db-a,c         | dataTo: [{storeRef: {name: vault}, match: {regexp: ^db-}}] | db-a=DB-A
          db-a           | dataTo: [{storeRef: {name: vault}, rewrite: [{regexp: {source: ^db-, target: x/}}]}] | x/a=DB-A
          a              | dataTo: [{storeRef: {name: vault}, rewrite: [{transform: {template: 'app/{{ upper .value }}'}}]}] | app/A=A
          db-a           | dataTo: [{storeRef: {name: vault}, rewrite: [{regexp: {source: ^db-, target: ''}}, {transform: {template: 'p-{{ .value }}'}}]}] | p-a=DB-A
          a,b            | dataTo: [{storeRef: {name: vault}, remoteKey: all}] | all=[a, b]
          db-a,c         | dataTo: [{storeRef: {name: vault}, remoteKey: all, match: {regexp: db}}] | all=[db-a]
          c              | dataTo: [{storeRef: {name: vault}, remoteKey: all, match: {regexp: db}}] |
          a,b            | dataTo: [{storeRef: {name: vault}, remoteKey: all}, {storeRef: {name: vault}, match: {regexp: a}}] | a=A all=[a, b]
          x_U002f_y      | dataTo: [{storeRef: {name: vault}, conversionStrategy: ReverseUnicode}] | x/y=X_U002F_Y
          x_U002f_y      | dataTo: [{storeRef: {name: vault}, conversionStrategy: ReverseUnicode, match: {regexp: ^x/}, remoteKey: all}] | all=[x/y]
          """)
  @Conformance({
    "PS-28", "PS-29", "PS-30", "PS-31", "PS-34", "PS-35", "PS-36", "PS-44", "PS-46", "PS-47",
    "PS-48"
  })
  void keysBecomePlaces(
      String keys, String yaml, @org.jspecify.annotations.Nullable String expected) {
    assertThat(entries(yaml, source("s", keys.split(",", -1))))
        .isEqualTo(Objects.requireNonNullElse(expected, ""));
  }

  private static final String ALL = "dataTo: [{storeRef: {name: vault}}]\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a,b       | data: [{match: {secretKey: a, remoteRef: {remoteKey: own}}}] | b=B own=A
          a,b       | data: [{match: {secretKey: a, remoteRef: {remoteKey: a}}}]   | a=A b=B
          a,b       | data: []                                                     | a=A b=B
          a,b       | data: [{match: {remoteRef: {remoteKey: whole}}}]             | a=A b=B whole=[a, b]
          k_U0041_  | data: [{conversionStrategy: ReverseUnicode, match: {secretKey: kA, remoteRef: {remoteKey: own}}}] | own=K_U0041_
          a         | data: [{match: {secretKey: a, remoteRef: {remoteKey: r, property: p}}}, {match: {secretKey: a, remoteRef: {remoteKey: r, property: q}}}] | r/p=A r/q=A
          """)
  @Conformance({"PS-32", "PS-53", "PS-54", "PS-55", "PS-57", "PS-58", "PS-60", "PS-62"})
  void dataWinsOverDataTo(String keys, String data, String expected) {
    assertThat(entries(ALL + data, source("s", keys.split(",", -1)))).isEqualTo(expected);
  }

  @Test
  @Conformance("PS-56")
  void withoutDataToThereIsDataOnly() {
    assertThat(
            entries(
                "data: [{match: {secretKey: a, remoteRef: {remoteKey: x}}}]",
                source("s", "a", "b")))
        .isEqualTo("x=A");
  }

  @Test
  @Conformance("PS-45")
  void equalValuesAreNoConflict() {
    var same = SecretValue.of("same");
    var data = new SecretData(new TreeMap<>(Map.of("a", same, "b", same)));
    var secret = new SourceSecret(data, new Push.Source("s", "", Map.of(), Map.of()));
    assertThat(entries(ALL, secret)).isEqualTo("a=same b=same");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          data: [{match: {secretKey: a, remoteRef: {remoteKey: x}}}, {match: {secretKey: b, remoteRef: {remoteKey: x}}}] | duplicate remote key "x" for SecretStore/vault
          data: [{match: {secretKey: a, remoteRef: {remoteKey: x, property: p}}}, {match: {remoteRef: {remoteKey: x, property: p}}}] | duplicate remote key "x/p" for SecretStore/vault
          dataTo: [{storeRef: {name: vault}}, {storeRef: {name: vault}, match: {regexp: a}}] | duplicate remote key "a" for SecretStore/vault
          {dataTo: [{storeRef: {name: vault}}], data: [{match: {secretKey: a, remoteRef: {remoteKey: b}}}]} | duplicate remote key "b" for SecretStore/vault
          data: [{match: {secretKey: no, remoteRef: {remoteKey: x}}}] | set secret failed: secret key no does not exist
          dataTo: [{storeRef: {name: vault}, match: {regexp: '('}}] | spec.dataTo[0].match.regexp: error parsing regexp
          dataTo: [{storeRef: {name: vault}, rewrite: [{regexp: {source: '.*', target: one}}]}] | makes the remote key "one" of both "a" and "b"
          dataTo: [{storeRef: {name: vault}, rewrite: [{regexp: {source: a, target: ''}}]}] | leaves no remote key for "a"
          dataTo: [{storeRef: {name: vault}, rewrite: [{transform: {template: '{{ bad'}}]}] | spec.dataTo[0]: rewrite[0]: unable to parse template
          dataTo: [{storeRef: {name: new}}] | spec.dataTo[0].storeRef: SecretStore "new" is not in secretStoreRefs
          dataTo: [{storeRef: {name: other}}] | spec.dataTo[0].storeRef: SecretStore "other" is not in secretStoreRefs
          dataTo: [{storeRef: {labelSelector: {matchLabels: {env: none}}}}] | spec.dataTo[0].storeRef.labelSelector does not match any store
          """)
  @Conformance({"PS-39", "PS-40", "PS-41", "PS-43", "PS-59", "PS-61", "PS-63"})
  void whatCannotBeIsRefused(String yaml, String message) {
    var text = yaml.startsWith("{dataTo") ? yaml.substring(1, yaml.length() - 1) : yaml;
    var blocks = text.replace("], data:", "]\ndata:");
    assertThatThrownBy(() -> entries(blocks, source("s", "a", "b")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(message);
  }

  @Test
  @Conformance("PS-42")
  void aNameIsNoneOfTheStoresThatASelectorMeans() {
    var spec =
        Manifests.read(
                PushSecret.class,
                """
                spec:
                  secretStoreRefs: [{labelSelector: {matchLabels: {env: prod}}}]
                  dataTo: [{storeRef: {name: vault}}]
                """)
            .getSpec();
    var situation =
        new PushPlanner.Situation(
            spec, List.of(VAULT), List.of(source("s", "a")), false, Synced.NOTHING);
    assertThatThrownBy(() -> PushPlanner.plan(situation, TEMPLATES))
        .hasMessageContaining("is not in secretStoreRefs");
  }

  private static Synced synced(String... keys) {
    var all = Synced.NOTHING;
    for (var key : keys) {
      var remote = new PushData.RemoteRef(key, "");
      var data =
          new PushData(PushData.ConversionStrategy.NONE, new PushData.Match("a", remote), null);
      all = all.with(VAULT.key(), key, data);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"Delete, old", "None, ''"})
  void onlyWithDeleteIsAnythingStale(String policy, String stale) {
    var plan =
        plan(
            "deletionPolicy: " + policy + "\n" + ALL,
            synced("old", "one", "two"),
            source("s", "one"),
            source("t", "two"));
    assertThat(plan.stale().stream().map(Stale::key).collect(Collectors.joining(" ")))
        .isEqualTo(stale);
    assertThat(plan.kept()).isEqualTo(Synced.NOTHING);
  }

  @Test
  void noSourceAtAllForgetsNothing() {
    var plan = plan("deletionPolicy: Delete\n" + ALL, synced("old"));
    assertThat(plan.entries()).isEmpty();
    assertThat(plan.stale()).isEmpty();
    assertThat(plan.kept()).isEqualTo(synced("old"));
  }

  @ParameterizedTest
  @CsvSource({"Delete, true, true", "Delete, false, false", "None, true, false"})
  void aSourceThatIsGoneIsCleanedUpAfterWithDeleteOnly(
      String policy, boolean pushed, boolean cleansUp) {
    var situation =
        new PushPlanner.Situation(
            spec("deletionPolicy: " + policy + "\n" + ALL),
            List.of(VAULT),
            List.of(),
            true,
            pushed ? synced("old") : Synced.NOTHING);
    assertThat(PushPlanner.plan(situation, TEMPLATES) instanceof PushPlan.CleanUp)
        .isEqualTo(cleansUp);
  }

  @Test
  void ofSeveralSourcesForOnePlaceTheLastByNameCounts() {
    var one = source("a", "k");
    var two =
        new SourceSecret(
            new SecretData(new TreeMap<>(Map.of("k", SecretValue.of("later")))), one.source());
    assertThat(entries("data: [{match: {secretKey: k, remoteRef: {remoteKey: x}}}]", one, two))
        .isEqualTo("x=later");
  }
}
