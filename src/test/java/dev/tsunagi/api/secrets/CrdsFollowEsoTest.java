package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.api.schema.CommittedCrds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What users, kubectl and GitOps tools see of the kinds is what ESO shows.
class CrdsFollowEsoTest {

  /// Group, scope, names and columns, in ESO's order.
  static Stream<Arguments> faces() {
    var ready = ".status.conditions[?(@.type==\"Ready\")].";
    var store =
        List.of(
            "AGE .metadata.creationTimestamp date",
            "Status " + ready + "reason string",
            "Capabilities .status.capabilities string",
            "Ready " + ready + "status string");
    return Stream.of(
        arguments(
            ExternalSecret.class,
            List.of("es"),
            List.of(
                "StoreType .spec.secretStoreRef.kind string",
                "Store .spec.secretStoreRef.name string",
                "Refresh Interval .spec.refreshInterval string",
                "Status " + ready + "reason string",
                "Ready " + ready + "status string",
                "Last Sync .status.refreshTime date")),
        arguments(
            ClusterExternalSecret.class,
            List.of("ces"),
            List.of(
                "Store .spec.externalSecretSpec.secretStoreRef.name string",
                "Refresh Interval .spec.refreshTime string",
                "Ready " + ready + "status string")),
        arguments(SecretStore.class, List.of("ss"), store),
        arguments(ClusterSecretStore.class, List.of("css"), store),
        arguments(
            PushSecret.class,
            List.of("ps"),
            List.of(
                "AGE .metadata.creationTimestamp date",
                "Status " + ready + "reason string",
                "Last Sync .status.refreshTime date")),
        arguments(
            ClusterPushSecret.class,
            List.of(),
            List.of("AGE .metadata.creationTimestamp date", "Status " + ready + "reason string")));
  }

  @ParameterizedTest
  @MethodSource("faces")
  void kindsLookAsInEso(
      Class<? extends HasMetadata> kind, List<String> shortNames, List<String> columns) {
    var crd = CommittedCrds.crdOf(kind);
    assertThat(crd.at("/metadata/name").asText()).isEqualTo(CustomResource.getCRDName(kind));
    assertThat(crd.at("/metadata/labels/external-secrets.io~1component").asText())
        .isEqualTo("controller");
    assertThat(crd.at("/spec/scope").asText())
        .isEqualTo(Namespaced.class.isAssignableFrom(kind) ? "Namespaced" : "Cluster");
    var names = crd.at("/spec/names");
    assertThat(names.path("kind").asText()).isEqualTo(HasMetadata.getKind(kind));
    assertThat(Crds.texts(names.path("shortNames"))).containsExactlyElementsOf(shortNames);
    assertThat(CustomResource.getShortNames(kind)).containsExactlyElementsOf(shortNames);
    assertThat(Crds.texts(names.path("categories"))).containsExactly("external-secrets");
    for (var version : crd.at("/spec/versions")) {
      assertThat(version.at("/subresources/status").isObject()).isTrue();
      assertThat(columns(version)).isEqualTo(columns);
    }
  }

  private static List<String> columns(JsonNode version) {
    return version
        .path("additionalPrinterColumns")
        .valueStream()
        .map(
            c ->
                c.path("name").asText()
                    + " "
                    + c.path("jsonPath").asText()
                    + " "
                    + c.path("type").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ExternalSecret.class,
        SecretStore.class,
        ClusterSecretStore.class,
        ClusterExternalSecret.class
      })
  void oneVersionIsServedAndTheOldOneKept(Class<? extends HasMetadata> kind) {
    var now = Crds.version(kind, "v1");
    var old = Crds.version(kind, "v1beta1");
    assertThat(now.path("served").asBoolean() && now.path("storage").asBoolean()).isTrue();
    assertThat(now.path("deprecated").asBoolean()).isFalse();
    assertThat(old.path("served").asBoolean() || old.path("storage").asBoolean()).isFalse();
    assertThat(old.path("deprecated").asBoolean()).isTrue();
    assertThat(old.at("/schema/openAPIV3Schema/x-kubernetes-preserve-unknown-fields").asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {PushSecret.class, ClusterPushSecret.class})
  void pushingHasOneVersion(Class<? extends HasMetadata> kind) {
    assertThat(CommittedCrds.crdOf(kind).at("/spec/versions")).hasSize(1);
    var now = Crds.version(kind, "v1alpha1");
    assertThat(now.path("served").asBoolean() && now.path("storage").asBoolean()).isTrue();
  }

  @Test
  void externalSecretsAreSelectableByWhatEsoNames() {
    assertThat(Crds.version(ExternalSecret.class, "v1").path("selectableFields").valueStream())
        .extracting(field -> field.path("jsonPath").asText())
        .containsExactly(
            ".spec.secretStoreRef.name",
            ".spec.secretStoreRef.kind",
            ".spec.target.name",
            ".spec.refreshInterval");
  }

  @ParameterizedTest
  @ValueSource(classes = {SecretStore.class, ClusterSecretStore.class})
  void everyProviderOfEsoIsAccepted(Class<? extends HasMetadata> kind) {
    var provider = Crds.at(kind, "spec.provider");
    assertThat(Crds.names(provider))
        .hasSize(43)
        .containsExactlyInAnyOrder(
            ("akeyless aws azurekv barbican beyondtrust beyondtrustworkloadcredentials"
                 + " bitwardensecretsmanager chef cloudrusm conjur crd delinea doppler dvls fake"
                 + " fortanix gcpsm github gitlab ibm infisical keepersecurity kubernetes"
                 + " nebiusmysterybox ngrok onboardbase onepassword onepasswordSDK openBao oracle"
                 + " ovh passbolt passworddepot previder pulumi scaleway secretserver senhasegura"
                 + " vault volcengine webhook yandexcertificatemanager yandexlockbox")
                .split(" ", -1));
    assertThat(provider.path("minProperties").asInt()).isEqualTo(1);
    assertThat(provider.path("maxProperties").asInt()).isEqualTo(1);
  }

  static Stream<Arguments> constraints() {
    var es = ExternalSecret.class;
    var ces = ClusterExternalSecret.class;
    var ss = SecretStore.class;
    var ps = PushSecret.class;
    var cps = ClusterPushSecret.class;
    var stores = "'enum':['SecretStore','ClusterSecretStore'],'default':'SecretStore'";
    var synced = "status.syncedPushSecrets.{}.{}";
    var subdomain = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    var name = "{'pattern':'" + subdomain + "','minLength':1,'maxLength':253}";
    var key = "{'pattern':'^[-._a-zA-Z0-9]+$','minLength':1,'maxLength':253}";
    var label = "{'pattern':'^[a-z0-9]([-a-z0-9]*[a-z0-9])?$','minLength':1,'maxLength':63}";
    var one = "{'minProperties':1,'maxProperties':1}";
    var merge = "spec.dataFrom[].rewrite[].merge.";
    var item = "spec.target.template.templateFrom[].";
    return Stream.of(
        arguments(es, "spec.data[]", "{'required':['remoteRef','secretKey']}"),
        arguments(es, "spec.data[].secretKey", key),
        arguments(es, "spec.data[].remoteRef", "{'required':['key']}"),
        arguments(es, "spec.data[].sourceRef", one),
        arguments(es, "spec.data[].sourceRef.storeRef.name", name),
        arguments(es, "spec.dataFrom[].sourceRef", one),
        arguments(
            es,
            "spec.dataFrom[].sourceRef.generatorRef.apiVersion",
            "{'default':'generators.external-secrets.io/v1alpha1'}"),
        arguments(es, "spec.dataFrom[].sourceRef.generatorRef", "{'required':['kind','name']}"),
        arguments(es, "spec.dataFrom[].extract", "{'required':['key']}"),
        arguments(es, "spec.dataFrom[].rewrite[]", one),
        arguments(es, merge + "conflictPolicy", "{'default':'Error'}"),
        arguments(es, merge + "into", "{'default':''}"),
        arguments(es, merge + "priorityPolicy", "{'default':'Strict'}"),
        arguments(es, merge + "strategy", "{'default':'Extract'}"),
        arguments(es, "spec.dataFrom[].rewrite[].regexp", "{'required':['source','target']}"),
        arguments(es, "spec.dataFrom[].rewrite[].transform", "{'required':['template']}"),
        arguments(es, "spec.refreshInterval", "{'default':'1h0m0s'}"),
        arguments(es, "spec.syncWindows", "{'required':['kind','windows']}"),
        arguments(es, "spec.syncWindows.windows", "{'minItems':1}"),
        arguments(es, "spec.syncWindows.windows[]", "{'required':['duration','schedule']}"),
        arguments(
            es,
            "spec.syncWindows.windows[].schedule",
            "{'minLength':1,'pattern':'^(@(annually|yearly|monthly|weekly|daily|midnight|hourly)"
                + "|@every [^\\\\s]+.*|[^\\\\s]+( [^\\\\s]+){4})$'}"),
        arguments(
            es, "spec.target", "{'default':{'creationPolicy':'Owner','deletionPolicy':'Retain'}}"),
        arguments(es, "spec.target.creationPolicy", "{'default':'Owner'}"),
        arguments(es, "spec.target.deletionPolicy", "{'default':'Retain'}"),
        arguments(es, "spec.target.name", name),
        arguments(es, "spec.target.manifest", "{'required':['apiVersion','kind']}"),
        arguments(es, "spec.target.template.engineVersion", "{'default':'v2'}"),
        arguments(es, "spec.target.template.mergePolicy", "{'default':'Replace'}"),
        arguments(es, item + "target", "{'default':'Data'}"),
        arguments(es, item + "configMap", "{'required':['items','name']}"),
        arguments(es, item + "configMap.items[].key", key),
        arguments(es, item + "secret.items[].templateAs", "{'default':'Values'}"),
        arguments(es, "status.binding", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(es, "status.binding.name", "{'default':''}"),
        arguments(es, "status.refreshTime", "{'nullable':true,'format':'date-time'}"),
        arguments(es, "status.conditions[]", "{'required':['status','type']}"),
        arguments(es, "status.conditions[].type", "{'enum':['Ready','Deleted']}"),
        arguments(ces, "spec", "{'required':['externalSecretSpec']}"),
        arguments(ces, "spec.externalSecretName", name),
        arguments(ces, "spec.namespaceSelector", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(ces, "spec.namespaceSelectors[]", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(ces, "spec.namespaces[]", label),
        arguments(ces, "status.conditions[]", "{'required':['status','type']}"),
        arguments(ces, "status.failedNamespaces[]", "{'required':['namespace']}"),
        arguments(ss, "spec", "{'required':['provider']}"),
        arguments(ss, "spec.conditions[].namespaceSelector", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(ss, "spec.conditions[].namespaces[]", label),
        arguments(ss, "spec.retrySettings.maxRetries", "{'format':'int32'}"),
        arguments(ss, "spec.provider.oracle", "{'required':['region','vault']}"),
        arguments(ss, "spec.provider.oracle.auth", "{'required':['secretRef','tenancy','user']}"),
        arguments(
            ss, "spec.provider.oracle.auth.secretRef", "{'required':['fingerprint','privatekey']}"),
        arguments(ss, "spec.provider.oracle.auth.secretRef.privatekey.key", key),
        arguments(ss, "spec.provider.oracle.auth.secretRef.privatekey.namespace", label),
        arguments(ss, "spec.provider.oracle.serviceAccountRef", "{'required':['name']}"),
        arguments(ss, "spec.provider.fake", "{'required':['data']}"),
        arguments(ss, "spec.provider.fake.data[]", "{'required':['key','value']}"),
        arguments(ss, "spec.provider.kubernetes.auth", one),
        arguments(ss, "spec.provider.kubernetes.remoteNamespace", "{'default':'default'}"),
        arguments(ss, "spec.provider.kubernetes.server.caBundle", "{'format':'byte'}"),
        arguments(ss, "spec.provider.kubernetes.server.caProvider", "{'required':['name','type']}"),
        arguments(ss, "spec.provider.kubernetes.server.url", "{'default':'kubernetes.default'}"),
        arguments(ps, "spec", "{'required':['secretStoreRefs','selector']}"),
        arguments(ps, "spec.data[]", "{'required':['match']}"),
        arguments(ps, "spec.data[].conversionStrategy", "{'default':'None'}"),
        arguments(ps, "spec.data[].match", "{'required':['remoteRef']}"),
        arguments(ps, "spec.data[].match.remoteRef", "{'required':['remoteKey']}"),
        arguments(ps, "spec.dataTo[].conversionStrategy", "{'default':'None'}"),
        arguments(ps, "spec.dataTo[].rewrite[].regexp", "{'required':['source','target']}"),
        arguments(ps, "spec.dataTo[].rewrite[].transform", "{'required':['template']}"),
        arguments(ps, "spec.dataTo[].storeRef.kind", "{" + stores + "}"),
        arguments(ps, "spec.dataTo[].storeRef.name", name),
        arguments(ps, "spec.dataTo[].storeRef.labelSelector", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(ps, "spec.deletionPolicy", "{'default':'None','enum':['Delete','None']}"),
        arguments(ps, "spec.refreshInterval", "{'default':'1h0m0s'}"),
        arguments(ps, "spec.secretStoreRefs[].kind", "{" + stores + "}"),
        arguments(ps, "spec.secretStoreRefs[].name", name),
        arguments(ps, "spec.selector", one),
        arguments(ps, "spec.selector.generatorRef", "{'required':['kind','name']}"),
        arguments(ps, "spec.selector.secret.name", name),
        arguments(ps, "spec.selector.secret.selector", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(ps, "spec.updatePolicy", "{'default':'Replace'}"),
        arguments(ps, "status.conditions[]", "{'required':['status','type']}"),
        arguments(ps, "status.refreshTime", "{'nullable':true,'format':'date-time'}"),
        arguments(ps, synced, "{'required':['match']}"),
        arguments(ps, synced + ".conversionStrategy", "{'default':'None'}"),
        arguments(ps, synced + ".match.remoteRef", "{'required':['remoteKey']}"),
        arguments(cps, "spec", "{'required':['pushSecretSpec']}"),
        arguments(cps, "spec.namespaceSelectors[]", "{'x-kubernetes-map-type':'atomic'}"),
        arguments(cps, "spec.pushSecretName", name),
        arguments(cps, "spec.pushSecretSpec", "{'required':['secretStoreRefs','selector']}"),
        arguments(cps, "status.failedNamespaces[]", "{'required':['namespace']}"));
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void fieldsAreBoundAsInEso(Class<? extends HasMetadata> kind, String path, String bounds)
      throws Exception {
    var expected = JSON.readTree(bounds.replace('\'', '"'));
    var actual = Crds.at(kind, path);
    expected.forEachEntry(
        (keyword, value) -> assertThat(actual.path(keyword)).as(keyword).isEqualTo(value));
  }

  private static final JsonMapper JSON = new JsonMapper();

  /// Since ESO 2.9 the API server no longer fills these in.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec.refreshPolicy",
        "spec.data[].remoteRef.conversionStrategy",
        "spec.data[].remoteRef.decodingStrategy",
        "spec.dataFrom[].extract.metadataPolicy",
        "spec.dataFrom[].find.nullBytePolicy",
        "spec.target.template.templateFrom[].valuesDecodingStrategy",
        "spec.secretStoreRef.kind",
      })
  void someDefaultsAreOursAlone(String path) {
    assertThat(Crds.at(ExternalSecret.class, path).has("default")).isFalse();
  }

  /// All but what it says of itself.
  @Test
  void whatIsMadeForManyNamespacesHasTheSchemaOfTheOne() {
    ObjectNode one = Crds.at(ExternalSecret.class, "spec").deepCopy();
    ObjectNode many = Crds.at(ClusterExternalSecret.class, "spec.externalSecretSpec").deepCopy();
    one.remove("description");
    many.remove("description");
    assertThat(many).as("copy spec of ExternalSecret to externalSecretSpec").isEqualTo(one);
  }

  @Test
  void clusterPushSecretsTakeWhatPushSecretsTake() {
    var inside = Crds.at(ClusterPushSecret.class, "spec.pushSecretSpec");
    assertThat(inside).isEqualTo(Crds.at(PushSecret.class, "spec"));
    assertThat(Crds.at(PushSecret.class, "spec.template"))
        .isEqualTo(Crds.at(ExternalSecret.class, "spec.target.template"));
  }

  @Test
  void bothStoresHaveOneSchema() {
    assertThat(Crds.at(SecretStore.class, "spec"))
        .isEqualTo(Crds.at(ClusterSecretStore.class, "spec"));
    assertThat(Crds.at(SecretStore.class, "status"))
        .isEqualTo(Crds.at(ClusterSecretStore.class, "status"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ExternalSecret.class,
        SecretStore.class,
        ClusterSecretStore.class,
        PushSecret.class,
        ClusterPushSecret.class,
        ClusterExternalSecret.class
      })
  void everyFieldIsExplained(Class<? extends HasMetadata> kind) {
    var silent = new ArrayList<String>();
    for (var part : List.of("spec", "status")) {
      collectSilent(part, Crds.at(kind, part), silent);
    }
    assertThat(silent).isEmpty();
  }

  private static void collectSilent(String path, JsonNode schema, List<String> silent) {
    if (schema.path("description").asText().length() < 8) {
      silent.add(path);
    }
    schema
        .path("properties")
        .forEachEntry((n, child) -> collectSilent(path + "." + n, child, silent));
    schema
        .at("/items/properties")
        .forEachEntry((n, child) -> collectSilent(path + "[]." + n, child, silent));
  }
}
