package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/// No request breaks or hangs the simulator, however odd. The same requests each time.
class RandomRequestsIT {

  private static final List<String> KEYS =
      List.of(
          "metadata",
          "spec",
          "status",
          "data",
          "stringData",
          "type",
          "labels",
          "annotations",
          "finalizers",
          "ownerReferences",
          "managedFields",
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "generation",
          "deletionTimestamp",
          "color",
          "parts",
          "free",
          "replicas",
          "template",
          "selector",
          "immutable",
          "generateName",
          "$patch",
          "$retainKeys",
          "fieldsV1",
          "expirationSeconds",
          "audiences",
          "preconditions");
  private static final List<Object> LEAVES =
      List.of(
          true,
          1,
          -1.5,
          "",
          "x",
          "a/b",
          "delete",
          List.of(),
          Map.of(),
          List.of(Map.of()),
          List.of(Map.of("op", "remove", "path", "/metadata")),
          List.of(Map.of("op", "replace", "path", "", "value", 1)),
          new BigInteger("999999999999999999999"));
  private static final Map<String, String> KINDS =
      Map.of(
          "/api/v1/namespaces/default/secrets", "v1 Secret",
          "/api/v1/namespaces/default/pods", "v1 Pod",
          "/api/v1/namespaces/default/events", "v1 Event",
          "/apis/events.k8s.io/v1/namespaces/default/events", "events.k8s.io/v1 Event",
          "/api/v1/namespaces/default/serviceaccounts", "v1 ServiceAccount",
          "/apis/apps/v1/namespaces/default/deployments", "apps/v1 Deployment",
          "/apis/conformance.example.com/v1/namespaces/default/widgets",
              "conformance.example.com/v1 Widget");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/merge-patch+json",
          "application/json-patch+json",
          "application/strategic-merge-patch+json",
          "application/apply-patch+yaml");
  private static final List<String> QUERIES =
      List.of(
          "",
          "?fieldManager=a",
          "?fieldManager=b&force=true",
          "?fieldValidation=Strict",
          "?dryRun=All",
          "?limit=1");

  private final Random random = new Random(42);

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Object tree(int depth) {
    if (depth > 4 || random.nextInt(10) < 3) {
      return any(LEAVES);
    }
    if (random.nextInt(10) < 2) {
      return List.of(tree(depth + 1));
    }
    return object(depth);
  }

  private Map<String, Object> object(int depth) {
    var object = new TreeMap<String, Object>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      object.put(any(KEYS), tree(depth + 1));
    }
    return object;
  }

  private Object body(String apiVersion, String kind, String name) {
    var body = object(0);
    if (random.nextInt(10) < 7) {
      body.put("apiVersion", apiVersion);
      body.put("kind", kind);
      var metadata = object(1);
      metadata.put("name", name);
      metadata.remove("resourceVersion");
      body.put("metadata", metadata);
    }
    return random.nextInt(20) == 0 ? List.of(body) : body;
  }

  @Test
  void everyRequestIsAnsweredWell() throws IOException {
    try (var target = Target.simulator(false)) {
      Widgets.define(target.client());
      var raw = Raw.of(target);
      var answers = new TreeMap<Integer, Integer>();
      for (int i = 0; i < 3000; i++) {
        var path = any(KINDS.keySet().stream().sorted().toList());
        var kind = KINDS.getOrDefault(path, "").split(" ", -1);
        var name = "n" + random.nextInt(4);
        var method =
            any(List.of("POST", "POST", "PUT", "PATCH", "PATCH", "PATCH", "GET", "DELETE"));
        var address =
            method.equals("POST")
                ? path
                : path + "/" + name + any(List.of("", "", "/status", "/scale"));
        var body =
            method.equals("GET")
                ? ""
                : new ObjectMapper().writeValueAsString(body(kind[0], kind[1], name));
        var type = method.equals("PATCH") ? any(TYPES) : TYPES.getFirst();
        var answer = raw.send(method, address + any(QUERIES), type, body);
        answers.merge(answer.code(), 1, Integer::sum);
        check(answer, method + " " + address + " " + type + " " + body);
      }
      assertThat(answers).containsKeys(200, 201, 400, 404, 409, 422);
    }
  }

  private static void check(Raw.Answer answer, String request) {
    if (answer.code() >= 400) {
      assertThat(answer.json().path("kind").asText()).as(request).isEqualTo("Status");
    }
    if (answer.code() >= 500) {
      assertThat(answer.json().path("message").asText())
          .as(request)
          .containsAnyOf(
              "failed to create typed patch object", "resourceVersion should not be set");
    }
  }
}
