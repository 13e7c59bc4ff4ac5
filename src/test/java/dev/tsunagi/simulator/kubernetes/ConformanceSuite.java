package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// One part of the conformance suite: every test runs in a namespace of its own on each target.
@ParameterizedClass(name = "{0}")
@MethodSource("dev.tsunagi.simulator.kubernetes.Target#all")
abstract class ConformanceSuite {

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Target target;

  KubernetesClient client;
  String namespace;

  @BeforeEach
  void openNamespace() {
    client = target.client();
    namespace =
        client
            .namespaces()
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("conformance-")
                    .endMetadata()
                    .build())
            .create()
            .getMetadata()
            .getName();
  }

  @AfterEach
  void closeNamespace() {
    client.namespaces().withName(namespace).delete();
  }

  ConfigMap configMap(String name, String... pairs) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withData(map(pairs))
        .build();
  }

  ConfigMap create(String name, String... pairs) {
    return client.resource(configMap(name, pairs)).create();
  }

  Resource<ConfigMap> named(String name) {
    return client.configMaps().inNamespace(namespace).withName(name);
  }

  /// Reads it, changes its metadata, and writes it.
  void edit(String name, UnaryOperator<ObjectMetaBuilder> change) {
    named(name)
        .edit(
            object ->
                new ConfigMapBuilder(object)
                    .withMetadata(change.apply(new ObjectMetaBuilder(object.getMetadata())).build())
                    .build());
  }

  static Map<String, String> map(String... pairs) {
    var map = new TreeMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static KubernetesClientException refused(int code, ThrowingCallable call) {
    var refusal = catchThrowableOfType(KubernetesClientException.class, call);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.getCode()).as(refusal.getMessage()).isEqualTo(code);
    return refusal;
  }

  static List<String> causes(KubernetesClientException refusal) {
    return refusal.getStatus().getDetails().getCauses().stream()
        .map((StatusCause cause) -> cause.getField() + ": " + cause.getMessage())
        .toList();
  }

  static String version(HasMetadata object) {
    return object.getMetadata().getResourceVersion();
  }

  static void eventually(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }

  /// The fields that `manager` owns, as JSON; empty when it owns none.
  String owned(HasMetadata object, String manager) {
    return object.getMetadata().getManagedFields().stream()
        .filter(entry -> entry.getManager().equals(manager))
        .map(entry -> client.getKubernetesSerialization().asJson(entry.getFieldsV1()))
        .findFirst()
        .orElse("");
  }

  /// Creates (POST to the collection) or replaces (PUT) an object of the core group as `manager`,
  /// which the client library cannot name for these.
  <T extends HasMetadata> T writeAs(String manager, String method, T object) {
    var meta = object.getMetadata();
    var path = "/api/v1/namespaces/%s/%s".formatted(namespace, object.getPlural());
    if (method.equals("PUT")) {
      path += "/" + meta.getName();
    }
    var serialization = client.getKubernetesSerialization();
    var answer =
        Raw.of(target)
            .send(
                method,
                path + "?fieldManager=" + manager,
                "application/json",
                serialization.asJson(object))
            .orThrow();
    @SuppressWarnings("unchecked")
    var type = (Class<T>) object.getClass();
    return serialization.unmarshal(answer.body(), type);
  }
}
