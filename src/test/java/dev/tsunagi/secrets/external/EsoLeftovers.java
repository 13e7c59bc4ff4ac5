package dev.tsunagi.secrets.external;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/// Leaves a cluster as ESO 2.9 does: ExternalSecrets of every shape with what it notes in their
/// status, and the Secrets that it wrote for them.
///
/// Hashes, marks and names are written here a second time, by none of our code: a mistake of ours
/// in one of them shows as a read or a write that should not be.
final class EsoLeftovers {

  static final List<String> NAMESPACES = List.of("eso-0", "eso-1", "eso-2", "eso-3", "eso-4");

  private static final String SECRET_MARK = "reconcile.external-secrets.io/";
  private final KubernetesClient client;
  private final String vault;

  EsoLeftovers(KubernetesClient client, String vault) {
    this.client = client;
    this.vault = vault;
  }

  /// An ExternalSecret: its spec and metadata, and what became of it. Without data there is no
  /// Secret; what others put into it comes first.
  record Shape(
      String spec,
      Map<String, String> labels,
      Map<String, String> annotations,
      Map<String, String> data,
      boolean owned,
      String extra) {

    static Shape owned(String spec, Map<String, String> data) {
      return new Shape(spec, Map.of(), Map.of(), data, true, "");
    }

    static Shape shared(String spec, Map<String, String> data) {
      return new Shape(spec, Map.of(), Map.of(), data, false, "");
    }

    Shape with(Map<String, String> labels, Map<String, String> annotations) {
      return new Shape(spec, labels, annotations, data, owned, extra);
    }

    /// More of the Secret, as YAML members of its top level.
    Shape and(String extra) {
      return new Shape(spec, labels, annotations, data, owned, extra);
    }
  }

  private static final Map<String, String> FOO = Map.of("foo", "value1");
  private static final Map<String, String> PAIR = Map.of("foo", "value1", "bar", "value2");
  private static final String DATA =
      "data: [{secretKey: foo, remoteRef: {key: pair, property: foo}}]";

  /// By the name of the ExternalSecret.
  static final Map<String, Shape> SHAPES = shapes();

  private static Map<String, Shape> shapes() {
    var all = new LinkedHashMap<String, Shape>();
    all.put("plain", Shape.owned(DATA, FOO));
    all.put(
        "labelled", Shape.owned(DATA, FOO).with(Map.of("team", "a"), Map.of("note", "b", "c", "")));
    all.put("orphan", Shape.shared("target: {creationPolicy: Orphan}, " + DATA, FOO));
    all.put("merge", Shape.shared("target: {creationPolicy: Merge}, " + DATA, FOO));
    all.put(
        "create-or-merge", Shape.shared("target: {creationPolicy: CreateOrMerge}, " + DATA, FOO));
    all.put("none", Shape.shared("target: {creationPolicy: None}, " + DATA, Map.of()));
    all.put(
        "template",
        Shape.owned(
                "target: {template: {type: example.com/url, metadata: {labels: {app: x},"
                    + " annotations: {why: y}}, data: {url: 'https://{{ .foo }}'}}}, "
                    + DATA,
                Map.of("url", "https://value1"))
            .and("type: example.com/url"));
    all.put("a-name-of-more-than-sixty-three-characters-makes-eso-write-a-hash-", plainOwned());
    all.put("a-middling-name-of-thirty-one-c", plainOwned());
    all.put("extract", Shape.owned("dataFrom: [{extract: {key: pair}}]", PAIR));
    all.put(
        "find",
        Shape.owned(
            "dataFrom: [{find: {name: {regexp: '^found-'}}}]",
            Map.of("found-a", "1", "found-b", "2")));
    all.put("created-once", Shape.owned("refreshPolicy: CreatedOnce, " + DATA, FOO));
    all.put("on-change", Shape.owned("refreshPolicy: OnChange, " + DATA, FOO));
    all.put("never-again", Shape.owned("refreshInterval: '0', " + DATA, FOO));
    all.put(
        "immutable", Shape.owned("target: {immutable: true}, " + DATA, FOO).and("immutable: true"));
    all.put(
        "delete",
        Shape.owned("target: {deletionPolicy: Delete, creationPolicy: Owner}, " + DATA, FOO));
    all.put(
        "cluster-store",
        Shape.owned("secretStoreRef: {name: shared, kind: ClusterSecretStore}, " + DATA, FOO));
    all.put(
        "bytes",
        Shape.owned(
            "data: [{secretKey: v, remoteRef: {key: bytes, decodingStrategy: Base64}}]",
            Map.of("v", "\u0000\u00ff~")));
    // There is no such generator: whoever runs it before its time fails.
    all.put(
        "generated",
        Shape.owned(
            "dataFrom: [{sourceRef: {generatorRef: {kind: Password, name: none}}}]",
            Map.of("password", "kept")));
    return Collections.unmodifiableMap(all);
  }

  private static Shape plainOwned() {
    return Shape.owned(DATA, FOO);
  }

  /// Namespaces and stores, validated as ESO does it.
  void stores(Instant validated) {
    for (var namespace : NAMESPACES) {
      create(
          "/api/v1/namespaces",
          "--- {apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(namespace),
          "kubectl");
      store(
          "/apis/external-secrets.io/v1/namespaces/%s/secretstores".formatted(namespace),
          "SecretStore",
          "vault",
          validated);
    }
    store(
        "/apis/external-secrets.io/v1/clustersecretstores",
        "ClusterSecretStore",
        "shared",
        validated);
  }

  private void store(String path, String kind, String name, Instant validated) {
    create(
        path,
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s}
        spec:
          provider:
            oracle: {vault: %s, region: us-ashburn-1, principalType: Workload,
                     compartment: ocid1.compartment.oc1..demo}
        """
            .formatted(kind, name, vault),
        "kubectl");
    status(
        path + "/" + name,
        """
        capabilities: ReadOnly
        conditions:
          - {type: Ready, status: "True", reason: Valid, message: store validated,
             lastTransitionTime: "%s"}
        """
            .formatted(seconds(validated)));
  }

  /// One ExternalSecret, its status and its Secret.
  void leave(String namespace, String name, Shape shape, Instant refreshed) {
    var path = "/apis/external-secrets.io/v1/namespaces/%s/externalsecrets".formatted(namespace);
    var left =
        create(
            path,
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata:
              name: %s
              labels: %s
              annotations: %s
              finalizers: [externalsecrets.external-secrets.io/externalsecret-cleanup]
            spec: %s
            """
                .formatted(
                    name,
                    Serialization.asJson(shape.labels()),
                    Serialization.asJson(shape.annotations()),
                    Serialization.asJson(spec(shape))),
            "kubectl");
    status(
        path + "/" + name,
        """
        binding: {name: %s}
        conditions:
          - {type: Ready, status: "True", reason: SecretSynced, message: secret synced,
             lastTransitionTime: "%s"}
        refreshTime: "%s"
        syncedResourceVersion: 1-%s
        """
            .formatted(
                name,
                seconds(refreshed),
                seconds(refreshed),
                hash(
                    "{annotations:%s labels:%s}"
                        .formatted(go(shape.annotations()), go(shape.labels())))));
    if (!shape.data().isEmpty()) {
      secret(namespace, name, shape, left.getMetadata().getUid());
    }
  }

  private static Map<String, Object> spec(Shape shape) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("refreshInterval", "1h");
    spec.put("secretStoreRef", Map.of("name", "vault"));
    Map<?, ?> own = Serialization.unmarshal("--- {" + shape.spec() + "}", Map.class);
    own.forEach((name, value) -> spec.put(String.valueOf(name), value));
    return spec;
  }

  private void secret(String namespace, String name, Shape shape, String uid) {
    var path = "/api/v1/namespaces/%s/secrets".formatted(namespace);
    var data = new TreeMap<String, byte[]>();
    shape
        .data()
        .forEach((key, value) -> data.put(key, value.getBytes(StandardCharsets.ISO_8859_1)));
    var merges = shape.spec().contains("creationPolicy: Merge");
    if (merges) {
      data.put("theirs", "kept".getBytes(StandardCharsets.US_ASCII));
      create(
          path,
          "--- {apiVersion: v1, kind: Secret, metadata: {name: %s}, data: {theirs: a2VwdA==}}"
              .formatted(name),
          "kubectl");
    }
    var manager = manager(name);
    var yaml = secretYaml(namespace, name, shape, data, uid);
    if (merges) {
      send("PUT", path + "/" + name + "?fieldManager=" + manager, yaml);
    } else {
      create(path, yaml, manager);
    }
  }

  private static String secretYaml(
      String namespace, String name, Shape shape, SortedMap<String, byte[]> data, String uid) {
    var templated = shape.spec().contains("template:");
    var labels = new TreeMap<>(templated ? Map.of("app", "x") : shape.labels());
    labels.put(SECRET_MARK + "managed", "true");
    if (shape.owned()) {
      labels.put(SECRET_MARK + "created-by", hash(namespace + "/" + name));
    }
    var annotations = new TreeMap<>(templated ? Map.of("why", "y") : shape.annotations());
    annotations.put(SECRET_MARK + "data-hash", hash(goBytes(data)));
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: %s, labels: %s, annotations: %s, ownerReferences: %s}
    data: %s
    %s
    """
        .formatted(
            name,
            Serialization.asJson(labels),
            Serialization.asJson(annotations),
            shape.owned() ? "[" + owner(name, uid) + "]" : "[]",
            Serialization.asJson(data),
            shape.extra());
  }

  private static String owner(String name, String uid) {
    return ("{apiVersion: external-secrets.io/v1, kind: ExternalSecret, name: %s, uid: %s,"
            + " controller: true, blockOwnerDeletion: true}")
        .formatted(name, uid);
  }

  private static String manager(String name) {
    var plain = "externalsecrets.external-secrets.io/" + name;
    return plain.length() > 63 ? "externalsecrets.external-secrets.io/sha3/" + hash(name) : plain;
  }

  private GenericKubernetesResource create(String path, String yaml, String manager) {
    return send("POST", path + "?fieldManager=" + manager, yaml);
  }

  private void status(String path, String yaml) {
    var current = Serialization.unmarshal(client.raw(path), GenericKubernetesResource.class);
    current.setAdditionalProperty("status", Serialization.unmarshal(yaml, Map.class));
    send("PUT", path + "/status?fieldManager=external-secrets", Serialization.asYaml(current));
  }

  private GenericKubernetesResource send(String method, String path, String yaml) {
    var answer =
        Objects.requireNonNull(
            client.raw(path, method, Serialization.unmarshal(yaml, Map.class)), path);
    return Serialization.unmarshal(answer, GenericKubernetesResource.class);
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// As Go's `%+v` shows a map of strings.
  private static String go(Map<String, String> map) {
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(" ", "map[", "]"));
  }

  /// As it shows a map of bytes.
  private static String goBytes(SortedMap<String, byte[]> map) {
    return map.entrySet().stream()
        .map(e -> e.getKey() + ":" + numbers(e.getValue()))
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  private static String numbers(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA3-224");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
