package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.AuthorityTexts;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.kube.TokenRequests;
import dev.tsunagi.oci.Authentication;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.oci.OciSettings;
import dev.tsunagi.oci.ServiceAccountTokens;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.kubernetes.AccountTokens;
import dev.tsunagi.secrets.provider.kubernetes.ClusterConnections;
import dev.tsunagi.secrets.provider.vault.VaultMemory;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.simulator.oci.crypto.Jwt;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/// Two hundred stores, each of its own service account and vault, read at once; the secret has the
/// same name everywhere, and each account may read its own vault only.
class ManyIdentitiesIT {

  private static final int STORES = 200;
  private static final int READS = 100_000;
  private static final int THREADS = 8;

  /// Of so many reads one must be newer than any before, and one renews its store's provider.
  private static final int FRESH = 200;

  private static final int RENEWED = 500;

  private final KeyPair cluster = Rsa.generate();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();

  @Test
  @Conformance({"ADV-10", "ADV-11"})
  void noStoreIsEverAnsweredWithTheSecretOfAnother() throws Exception {
    try (var cloud = OciSimulator.start(OciSimulator.Settings.defaults().withSeed(seed()));
        var kubernetes = KubernetesClients.of(Config.empty());
        var connections = connections(cloud)) {
      var providers = providers(connections, kubernetes);
      var broker = new SecretBroker(Clock.systemUTC(), 1_000_000);
      var stores = IntStream.range(0, STORES).mapToObj(ManyIdentitiesIT::store).toList();
      try (var threads = Executors.newFixedThreadPool(THREADS)) {
        var all =
            IntStream.range(0, THREADS)
                .mapToObj(t -> threads.submit(() -> readMany(t, stores, providers, broker)))
                .toList();
        for (var one : all) {
          one.get();
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(unanswered).as("reads that the network lost").hasValueLessThan(READS / 100);
      var reads =
          cloud.journal().entries().stream()
              .filter(e -> e.operation().equals("GetSecretBundleByName"))
              .toList();
      assertThat(reads)
          .hasSizeGreaterThan(STORES)
          .allMatch(
              e ->
                  e.status() == 200
                      && e.query().contains("v%s.".formatted(e.principal().split("[-/]", -1)[2])));
      assertThat(reads.stream().map(e -> e.principal()).distinct()).hasSize(STORES);
    }
  }

  private void readMany(
      int thread, List<SecretStore> stores, StoreProviders providers, SecretBroker broker) {
    var random = new Random(thread);
    for (var i = 0; i < READS / THREADS; i++) {
      var number = random.nextInt(STORES);
      var store = stores.get(number);
      var provider =
          random.nextInt(RENEWED) == 0 ? providers.renew(store) : providers.of(store, "");
      var notBefore = random.nextInt(FRESH) == 0 ? Instant.now() : Instant.EPOCH;
      var value = read(broker, provider, new Demand(notBefore, true));
      if (value.isPresent() && !value.get().equals("of-" + three(number))) {
        wrong.add(three(number) + " was answered " + value.get());
      }
    }
  }

  /// Empty when an idle connection was closed under the request.
  private Optional<String> read(SecretBroker broker, SecretProvider provider, Demand demand) {
    try {
      return Optional.of(
          switch (broker.read(provider, new SecretAddress("shared", ""), demand)) {
            case Answer.Read<Reading>(var reading) ->
                reading.value() == null ? "nothing" : reading.value().text();
            case Answer.Later<Reading> _ -> "later";
          });
    } catch (FailureException e) {
      if (!(e.failure() instanceof Failure.Unavailable)) {
        throw e;
      }
      unanswered.incrementAndGet();
      return Optional.empty();
    }
  }

  private static StoreProviders providers(OciConnections connections, KubernetesClient kubernetes) {
    var secrets = new SecretKeys(kubernetes);
    var clock = Clock.systemUTC();
    var tokens = new AccountTokens(new TokenRequests(kubernetes), clock);
    return new StoreProviders(
        connections,
        new Clusters(new ClusterConnections(tokens), secrets, new AuthorityTexts(kubernetes)),
        secrets,
        new StoreSettings("default", Duration.ofMinutes(5), false),
        new VaultMemory(clock));
  }

  private static String three(int number) {
    return "%03d".formatted(number);
  }

  private OciConnections connections(OciSimulator cloud) {
    var settings =
        new OciSettings(
            Optional.of(cloud.url()),
            Map.of(),
            cloud.url(),
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60));
    var tokens =
        new ServiceAccountTokens() {
          @Override
          public String mint(String namespace, String account, List<String> audiences) {
            var claims =
                Json.object()
                    .put("iss", "https://k")
                    .put("sub", "system:serviceaccount:" + namespace + ":" + account)
                    .put("exp", Instant.now().getEpochSecond() + 600);
            return Jwt.sign(claims, cluster, "k1");
          }

          @Override
          public String own() {
            throw new AssertionError("nobody asked for the operator's own");
          }
        };
    return new OciConnections(settings, new Authentication(settings, tokens, Clock.systemUTC()));
  }

  private static SecretStore store(int number) {
    return Manifests.read(
        SecretStore.class,
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: s, namespace: ns-%1$s, uid: uid-%1$s, generation: 1}
        spec:
          provider:
            oracle:
              vault: ocid1.vault.oc1.iad.v%1$s.abuwcljrexample
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(three(number)));
  }

  private static Seed seed() {
    var yaml = new StringBuilder("compartments: [{id: ocid1.compartment.oc1..demo, name: demo}]\n");
    yaml.append("vaults:\n");
    for (var i = 0; i < STORES; i++) {
      yaml.append(
          """
            - id: ocid1.vault.oc1.iad.v%1$s.abuwcljrexample
              name: v%1$s
              compartment: demo
              keys: [{id: ocid1.key.oc1.iad.v%1$s.abuwcljrexample, name: key}]
              secrets: [{name: shared, text: of-%1$s}]
          """
              .formatted(three(i)));
    }
    yaml.append("clusters: [{id: c, name: prod, workloads: [");
    for (var i = 0; i < STORES; i++) {
      yaml.append("{name: w%1$s, namespace: ns-%1$s, serviceAccount: reader},".formatted(three(i)));
    }
    yaml.append("]}]\npolicies:\n");
    for (var i = 0; i < STORES; i++) {
      yaml.append(
          "  - {principals: ['workload:w%1$s'], allow: read secret-bundles, in: demo, where: {vault: v%1$s}}\n"
              .formatted(three(i)));
    }
    return Seed.parse(yaml.toString());
  }
}
