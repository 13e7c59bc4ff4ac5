package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.api.secrets.SecretStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {

  private static final LenientJson JSON = new LenientJson();

  static Stream<Arguments> poisonedExternalSecrets() {
    var data = "'data':[{'secretKey':'a','remoteRef':{'key':'b'}}]";
    return Stream.of(
        arguments("'str'", "spec is text, must be an object"),
        arguments("[]", "spec is a list, must be an object"),
        arguments("7", "spec is a number, must be an object"),
        arguments("{'target':'str'}", "spec.target is text, must be an object"),
        arguments(
            "{'target':{'creationPolicy':'Foo'}}",
            "spec.target.creationPolicy is \"Foo\", must be one of Owner, Orphan, Merge, None,"
                + " CreateOrMerge"),
        arguments("{'target':{'creationPolicy':2}}", "spec.target.creationPolicy is a number*"),
        arguments("{'target':{'immutable':'yes'}}", "spec.target.immutable is text*"),
        arguments("{'target':{'immutable':{'a':[1]}}}", "spec.target.immutable is an object*"),
        arguments("{'target':{'name':'-A-'}}", "spec.target.name is \"-A-\", must be text like ^*"),
        arguments(
            "{'target':{'manifest':{'apiVersion':'','kind':'Secret'}}}",
            "spec.target.manifest.apiVersion has 0 characters, must be of at least 1"),
        arguments(
            "{'target':{'template':{'data':{'a.b':1}}}}", "spec.target.template.data[a.b] is a*"),
        arguments("{'target':{'template':{'data':['x']}}}", "spec.target.template.data is a list*"),
        arguments("{'data':{'a':1}}", "spec.data is an object, must be a list"),
        arguments("{'data':['x']}", "spec.data[0] is text, must be an object"),
        arguments(
            "{'data':[{}]}",
            "spec.data[0].remoteRef is missing",
            "spec.data[0].secretKey is missing"),
        arguments(
            "{'data':[{'secretKey':'a','remoteRef':{'key':'k'}},{'secretKey':'a"
                + " b','remoteRef':{}}]}",
            "spec.data[1].secretKey is \"a b\", must be text like ^[-._a-zA-Z0-9]+$",
            "spec.data[1].remoteRef.key is missing"),
        arguments(
            "{'data':[{'secretKey':'a','remoteRef':{'key':null}}]}",
            "spec.data[0].remoteRef.key is missing"),
        arguments(
            "{'data':[{'secretKey':'a','remoteRef':{'key':5}}]}",
            "spec.data[0].remoteRef.key is a number*"),
        arguments(
            "{'data':[{'secretKey':'a','remoteRef':{'key':['x',{}]}}]}",
            "spec.data[0].remoteRef.key is a list*"),
        arguments(
            "{'dataFrom':[{'rewrite':[{}]}]}",
            "spec.dataFrom[0].rewrite[0] has 0 members, must be of at least 1"),
        arguments(
            "{'dataFrom':[{'sourceRef':{'storeRef':{},'generatorRef':{'kind':'UUID','name':'g'}}}]}",
            "spec.dataFrom[0].sourceRef has 2 members, must be of at most 1"),
        arguments(
            "{'dataFrom':[{'sourceRef':{'generatorRef':{'kind':'Dice','name':'g'}}}]}",
            "spec.dataFrom[0].sourceRef.generatorRef.kind is \"Dice\", must be one of"
                + " ACRAccessToken*"),
        arguments(
            "{'dataFrom':[{'find':{'tags':{'a':true}}}]}",
            "spec.dataFrom[0].find.tags[a] is true or false, must be text"),
        arguments(
            "{'refreshInterval':'soon'}",
            "spec.refreshInterval cannot be read (time: invalid duration \"soon\")"),
        arguments(
            "{'refreshInterval':''}",
            "spec.refreshInterval cannot be read (time: invalid duration \"\")"),
        arguments("{'refreshInterval':3600}", "spec.refreshInterval is a number*"),
        arguments("{'refreshInterval':{'x':1}," + data + "}", "spec.refreshInterval is an object*"),
        arguments(
            "{'syncWindows':{'kind':'maybe','windows':[]}}",
            "spec.syncWindows.kind is \"maybe\", must be one of allow, deny",
            "spec.syncWindows.windows has 0 elements, must be of at least 1"),
        arguments(
            "{'syncWindows':{'kind':'deny','windows':[{'schedule':'nightly','duration':'1x'}]}}",
            "spec.syncWindows.windows[0].schedule is \"nightly\", must be text like ^*",
            "spec.syncWindows.windows[0].duration cannot be read (time: unknown unit \"x\" in"
                + " duration \"1x\")"));
  }

  private static Arguments arguments(Object spec, String... problems) {
    return Arguments.arguments(spec, List.of(problems));
  }

  @ParameterizedTest
  @MethodSource("poisonedExternalSecrets")
  void poisonIsReadAndReported(String spec, List<String> problems) {
    var read = read(ExternalSecret.class, "'spec':" + spec);
    assertThat(read.getSpec()).isNotNull();
    assertReported(read, problems);
    assertReported(JSON.clone(read), problems);
  }

  static Stream<Arguments> poisonedStores() {
    return Stream.of(
        arguments("{}", "spec.provider is missing"),
        arguments("{'provider':{}}", "spec.provider has 0 members, must be of at least 1"),
        arguments(
            "{'provider':{'aws':{},'gcpsm':{}}}",
            "spec.provider has 2 members, must be of at most 1"),
        arguments("{'provider':{'oracle':'x'}}", "spec.provider.oracle is text, must be an object"),
        arguments(
            "{'provider':{'oracle':{'principalType':'Root'}}}",
            "spec.provider.oracle.region is missing",
            "spec.provider.oracle.vault is missing",
            "spec.provider.oracle.principalType is \"Root\", must be one of \"\", UserPrincipal,"
                + " InstancePrincipal, Workload"),
        arguments(
            "{'provider':{'fake':{'data':[],'validationResult':99999999999999999999}}}",
            "spec.provider.fake.validationResult is 99999999999999999999, must be an integer of 64"
                + " bits"),
        arguments(
            "{'provider':{'fake':{'data':[],'validationResult':1e1000000000}}}",
            "spec.provider.fake.validationResult is *"),
        arguments(
            "{'provider':{'aws':{}},'retrySettings':{'maxRetries':99999999999,'retryInterval':'1'}}",
            "spec.retrySettings.maxRetries is 99999999999, must be an integer of 32 bits",
            "spec.retrySettings.retryInterval cannot be read (time: missing unit in duration"
                + " \"1\")"),
        arguments("{'provider':{'aws':{}},'refreshInterval':99999999999}", "spec cannot be read"),
        arguments(
            "{'provider':{'aws':{}},'refreshInterval':true}",
            "spec.refreshInterval is true or false, must be an integer or text"),
        arguments(
            "{'provider':{'aws':{}},'conditions':[{'namespaceSelector':[]}]}",
            "spec.conditions[0].namespaceSelector is a list*"),
        arguments(
            "{'provider':{'aws':{}},'conditions':[{'namespaces':['A']}]}",
            "spec.conditions[0].namespaces[0] is \"A\"*"));
  }

  @ParameterizedTest
  @MethodSource("poisonedStores")
  void poisonedStoresAreReadAndReported(String spec, List<String> problems) {
    assertReported(read(SecretStore.class, "'spec':" + spec), problems);
  }

  private static void assertReported(CheckedResource<?, ?> read, List<String> problems) {
    var messages = read.problems().stream().map(SpecProblem::message).toList();
    assertThat(messages).hasSameSizeAs(problems);
    for (var i = 0; i < problems.size(); i++) {
      var expected = problems.get(i);
      if (expected.endsWith("*")) {
        assertThat(messages.get(i)).startsWith(expected.substring(0, expected.length() - 1));
      } else {
        assertThat(messages.get(i)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'other':1",
        "'spec':null",
        "'spec':{}",
        "'spec':{'unheardOf':{'x':[1,{}]}}",
        "'spec':{'data':null,'target':null,'refreshInterval':null}",
        "'spec':{'dataFrom':[{'find':{'newField':1}}]}",
        "'status':'str'",
        "'status':{'conditions':'str','refreshTime':'yesterday'}",
        "'status':{'conditions':[{'type':{},'lastTransitionTime':5}],'binding':7}",
      })
  void whatIsUnknownOrNotTheUsersIsNoProblem(String json) {
    var read = read(ExternalSecret.class, json);
    assertThat(read.problems()).isEmpty();
    assertThat(read.getStatus()).isNotNull();
    assertThat(read.getSpec().target().creationPolicy()).isEqualTo(CreationPolicy.OWNER);
  }

  @Test
  void whatIsRightSurvivesBesideWhatIsWrong() {
    var read = read(ExternalSecret.class, "'spec':{'target':'str','secretStoreRef':{'name':'s'}}");
    assertThat(read.getSpec().secretStoreRef().name()).isEqualTo("s");
    assertThat(read.getMetadata().getName()).isEqualTo("n");
  }

  @Test
  void anEmptyObjectHasEverything() {
    var read = read(ExternalSecret.class, "'x':0");
    assertThat(read.getSpec()).isEqualTo(ExternalSecretSpec.EMPTY);
    assertThat(read.getStatus()).isEqualTo(ExternalSecretStatus.EMPTY);
  }

  @Test
  void aListWithPoisonInItKeepsTheOthers() {
    var list =
        JSON.unmarshal(
            "{'items':[{'spec':'x'},{'spec':{'data':[]}},{'spec':{'data':[7]}}]}"
                .replace('\'', '"'),
            ExternalSecrets.class);
    assertThat(list.getItems()).extracting(item -> item.problems().size()).containsExactly(1, 0, 1);
  }

  /// As the client makes one for a kind that has none of its own.
  static final class ExternalSecrets extends DefaultKubernetesResourceList<ExternalSecret> {}

  @Test
  void depthDoesNotBreakReading() {
    var deep = "[".repeat(9_000) + "]".repeat(9_000);
    var read = read(SecretStore.class, "'spec':{'provider':{'webhook':{'x':" + deep + "}}}");
    assertThat(read.getSpec().provider().isForeign()).isTrue();
    assertThat(read.problems()).isEmpty();
  }

  /// Neither a pattern nor a parser gets to see them.
  @Test
  void longTextsBreakNothing() {
    var read =
        read(
            ExternalSecret.class,
            "'spec':{'target':{'name':'"
                + "a.".repeat(500_000)
                + "'},'refreshInterval':'"
                + "9".repeat(1_000_000)
                + "s'}");
    assertThat(read.problems())
        .extracting(SpecProblem::path)
        .containsExactly("spec.target.name", "spec.refreshInterval");
    assertThat(read.problems().get(0).message())
        .isEqualTo("spec.target.name has 1000000 characters, must be of at most 253");
    assertThat(read.problems().get(1).message()).hasSizeLessThan(300);
  }

  @Test
  void foreignProvidersAreKeptAsTheyAre() {
    var read =
        read(SecretStore.class, "'spec':{'provider':{'vault':{'server':'x','auth':{'a':[1]}}}}");
    assertThat(read.getSpec().provider().names()).containsExactly("vault");
    assertThat(read.getSpec().provider().isForeign()).isTrue();
    assertThat(JSON.asJson(read)).contains("\"vault\":{\"server\":\"x\",\"auth\":{\"a\":[1]}}");
  }

  @Test
  void aValueIsNotToldWhenItsTypeIsWrong() {
    var read =
        read(
            SecretStore.class,
            "'spec':{'provider':{'fake':{'data':[{'key':'k','value':['canary']}]}}}");
    assertThat(read.problems().toString()).doesNotContain("canary").contains(".value");
  }

  @Test
  void kindsOfOthersAreReadLenientlyToo() {
    var read =
        JSON.unmarshal(
            "{'kind':'ConfigMap','data':['x'],'new':1}".replace('\'', '"'), ConfigMap.class);
    assertThat(read.getKind()).isEqualTo("ConfigMap");
  }

  @Test
  void whoSetWhichFieldIsNotKept() {
    var json =
        "{'metadata':{'name':'n','managedFields':[{'manager':'m'}]},'spec':{'data':[]}}"
            .replace('\'', '"');
    var read = JSON.unmarshal(json, ExternalSecret.class);
    assertThat(read.getMetadata().getManagedFields()).isEmpty();
    assertThat(JSON.unmarshal(json, ConfigMap.class).getMetadata().getManagedFields()).hasSize(1);
  }

  @Test
  void aCopyHasMetadataOfItsOwn() {
    var read = read(ExternalSecret.class, "'spec':{'data':[]}");
    var copy = JSON.clone(read);
    copy.getMetadata().setLabels(Map.of("a", "b"));
    copy.getMetadata().getFinalizers().add("f");
    assertThat(read.getMetadata().getLabels()).isNullOrEmpty();
    assertThat(read.getMetadata().getFinalizers()).isEmpty();
    assertThat(copy.getSpec()).isSameAs(read.getSpec());
  }

  private static <T> T read(Class<T> kind, String members) {
    var json = "{'apiVersion':'external-secrets.io/v1','metadata':{'name':'n'}," + members + "}";
    return JSON.unmarshal(json.replace('\'', '"'), kind);
  }
}
