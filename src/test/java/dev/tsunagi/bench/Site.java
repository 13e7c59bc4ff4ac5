package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.support.Installation;
import dev.tsunagi.support.Program;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/// Where a benchmark takes place: API server and cloud in processes of their own, so that what is
/// measured of the operator is the operator's alone.
final class Site implements AutoCloseable {

  /// What the operator asks for to make a Secret.
  static final String CREATED = "create secrets";
  private static final Set<String> READS = Set.of("get", "list", "watch");

  final Vault vault;
  private final Program apiServer;
  private final URI counts;
  private final Path kubeconfig;
  private final URI apiUrl;
  private final KubernetesClient client;
  private Optional<Operator> operator = Optional.empty();

  private Site(Vault vault, Program apiServer, Path kubeconfig) throws IOException {
    this.vault = vault;
    this.apiServer = apiServer;
    this.counts = URI.create(apiServer.awaitLine("counts at (http\\S+)"));
    this.kubeconfig = kubeconfig;
    var config = Config.fromKubeconfig(Files.readString(kubeconfig));
    // Lists are long, and the machine is busy with what is measured.
    config.setRequestTimeout(120_000);
    this.apiUrl = URI.create(config.getMasterUrl());
    this.client = KubernetesClients.of(config, "bench");
  }

  /// With so many secrets in the vault, which answers after `latency`.
  static Site start(int secrets, Duration latency) throws IOException {
    return start(new Vault.Size(secrets, latency, Duration.ZERO));
  }

  static Site start(Vault.Size size) throws IOException {
    return start(size, Doubles.FOR_A_MINUTE);
  }

  static Site start(Vault.Size size, Doubles doubles) throws IOException {
    var kubeconfig = Files.createTempFile("bench", "");
    var apiServer =
        Program.start(
            doubles.options("-Xmx2g", "--sun-misc-unsafe-memory-access=allow"),
            ApiServer.class,
            kubeconfig.toString());
    var site = new Site(Vault.start(size, doubles), apiServer, kubeconfig);
    site.prepare();
    return site;
  }

  private void prepare() {
    Installation.into(client);
    create(
        """
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: {name: vault}
        spec:
          provider:
            oracle: {vault: %s, region: us-ashburn-1, principalType: Workload}
        """
            .formatted(Rig.VAULT));
  }

  void create(String yaml) {
    client.resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class)).create();
  }

  void create(Manifest manifest) {
    Web.create(apiUrl.resolve(manifest.collection()), manifest.json());
  }

  /// Many at once; there are as many as the index goes.
  void create(int count, IntFunction<Manifest> manifest) throws Exception {
    each(count, i -> create(manifest.apply(i)));
  }

  /// The same for what is not worth a [Manifest].
  void each(int count, IntConsumer create) throws Exception {
    if (count > 500) {
      IO.println("  … creating %d objects".formatted(count));
    }
    try (var threads = Executors.newFixedThreadPool(16, Thread.ofVirtual().factory())) {
      var all =
          IntStream.range(0, count)
              .mapToObj(i -> Executors.callable(() -> create.accept(i)))
              .toList();
      for (var done : threads.invokeAll(all)) {
        done.get();
      }
    }
  }

  /// The usual one, with at most so much heap.
  Operator operator(int heapMebibytes, String... flags) throws IOException {
    return operator(Launch.usual().within(heapMebibytes), flags);
  }

  Operator operator(Launch launch, String... flags) throws IOException {
    var started = Operator.start(launch, kubeconfig, vault.url(), flags);
    operator = Optional.of(started);
    return started;
  }

  boolean isThere(String namespace, String secret) {
    return client.secrets().inNamespace(namespace).withName(secret).get() != null;
  }

  /// What the operator asked of the API server, by verb and resource.
  Map<String, Integer> requests() {
    var program = KubernetesClients.OPERATOR + " ";
    return Web.counts(counts).entrySet().stream()
        .filter(e -> e.getKey().startsWith(program))
        .collect(
            Collectors.toMap(e -> e.getKey().substring(program.length()), Map.Entry::getValue));
  }

  /// The same, without what changes nothing.
  Map<String, Integer> writes() {
    return requests().entrySet().stream()
        .filter(e -> !READS.contains(e.getKey().split(" ", 2)[0]))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  int requests(String verbAndResource) {
    return requests().getOrDefault(verbAndResource, 0);
  }

  /// Waits until so many ExternalSecrets are synced: all that there are, each with a Secret of its
  /// own.
  ///
  /// What the API server counts is asked for often and costs nothing; a list of all of them, which
  /// would slow down what is measured, only at the end.
  void awaitSynced(int count) throws InterruptedException {
    await("ExternalSecrets synced", count, () -> requests(CREATED));
    awaitReady(count);
  }

  /// The same for a site where there are Secrets of other objects.
  void awaitReady(int count) throws InterruptedException {
    new Waiting("ExternalSecrets said to be synced", count, operator)
        .until(this::ready, Duration.ofMillis(500));
  }

  private long ready() {
    return all("external-secrets.io/v1", "ExternalSecret")
        .filter(es -> "SecretSynced".equals(es.get("status", "conditions", 0, "reason")))
        .count();
  }

  /// How many objects of these of OSOK's kinds are Ready.
  long ready(String... kinds) {
    return Stream.of(kinds)
        .flatMap(kind -> all("oci.oracle.com/v1beta1", kind))
        .filter(Site::isReady)
        .count();
  }

  private static boolean isReady(GenericKubernetesResource object) {
    return object.get("status", "conditions") instanceof List<?> conditions
        && conditions.stream()
            .map(Map.class::cast)
            .anyMatch(c -> "Ready".equals(c.get("type")) && "True".equals(c.get("status")));
  }

  private Stream<GenericKubernetesResource> all(String apiVersion, String kind) {
    return client
        .genericKubernetesResources(apiVersion, kind)
        .inAnyNamespace()
        .list()
        .getItems()
        .stream();
  }

  /// Waits until there are as many as wanted. Fails with what the operator said last when it ended,
  /// or when a minute brings no more of them.
  void await(String what, int wanted, LongSupplier count) throws InterruptedException {
    new Waiting(what, wanted, operator).until(count, Duration.ofMillis(100));
  }

  /// What `after` has more than `before`.
  static Map<String, Integer> difference(Map<String, Integer> after, Map<String, Integer> before) {
    var more = new TreeMap<String, Integer>();
    after.forEach(
        (what, n) -> {
          var grown = n - before.getOrDefault(what, 0);
          if (grown != 0) {
            more.put(what, grown);
          }
        });
    return more;
  }

  @Override
  public void close() {
    client.close();
    apiServer.close();
    vault.close();
  }
}
