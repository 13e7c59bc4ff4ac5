package dev.tsunagi.simulator.oci;

import module java.base;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/// What there is when a simulator starts, as in `seed.yaml`. A compartment is given by name or
/// OCID; `tenancy` is the root.
public record Seed(
    Tenancy tenancy,
    List<Compartment> compartments,
    List<Vault> vaults,
    List<User> users,
    List<Cluster> clusters,
    List<Instance> instances,
    List<Policy> policies,
    Provisioned provisioned,
    Behaviour behaviour) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().addModule(new JavaTimeModule()).build();

  public Seed {
    tenancy = Objects.requireNonNullElseGet(tenancy, Tenancy::demo);
    compartments = orEmpty(compartments);
    vaults = orEmpty(vaults);
    users = orEmpty(users);
    clusters = orEmpty(clusters);
    instances = orEmpty(instances);
    policies = orEmpty(policies);
    provisioned = Objects.requireNonNullElse(provisioned, Provisioned.NOTHING);
    behaviour = Objects.requireNonNullElseGet(behaviour, Behaviour::prompt);
  }

  /// With nothing provisioned yet.
  public Seed(
      Tenancy tenancy,
      List<Compartment> compartments,
      List<Vault> vaults,
      List<User> users,
      List<Cluster> clusters,
      List<Instance> instances,
      List<Policy> policies,
      Behaviour behaviour) {
    this(
        tenancy,
        compartments,
        vaults,
        users,
        clusters,
        instances,
        policies,
        Provisioned.NOTHING,
        behaviour);
  }

  public Seed withClusters(List<Cluster> others) {
    return new Seed(
        tenancy, compartments, vaults, users, others, instances, policies, provisioned, behaviour);
  }

  public Seed withBehaviour(Behaviour other) {
    return new Seed(
        tenancy, compartments, vaults, users, clusters, instances, policies, provisioned, other);
  }

  /// Throws `IllegalArgumentException` that says where the YAML is not as it should be.
  public static Seed parse(String yaml) {
    try {
      return YAML.readValue(yaml, Seed.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the seed cannot be read: " + e.getMessage(), e);
    }
  }

  /// A small tenancy for demos: see `seed.yaml` beside this class.
  public static Seed defaults() {
    try (var file = Objects.requireNonNull(Seed.class.getResourceAsStream("seed.yaml"))) {
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The root compartment and the one region.
  public record Tenancy(String id, String name, String region, String regionKey) {

    public Tenancy {
      id = Objects.requireNonNullElse(id, "ocid1.tenancy.oc1..demo");
      name = Objects.requireNonNullElse(name, "demo");
      region = Objects.requireNonNullElse(region, "us-ashburn-1");
      regionKey = Objects.requireNonNullElse(regionKey, "IAD");
    }

    static Tenancy demo() {
      return new Tenancy("ocid1.tenancy.oc1..demo", "demo", "us-ashburn-1", "IAD");
    }
  }

  /// `parent` is the tenancy unless it is given.
  public record Compartment(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @Nullable String parent) {}

  /// A vault with its keys and secrets; secrets use the first key that can protect them.
  public record Vault(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String compartment,
      @Nullable List<Key> keys,
      @Nullable List<Secret> secrets) {}

  /// `AES` of 32 bytes and `ENABLED` unless it says otherwise.
  public record Key(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @Nullable String algorithm,
      @Nullable Integer length,
      @Nullable String state) {}

  /// A secret with one content, or several `versions`, oldest first. `attributes` is as in a
  /// request to create it: description, freeformTags, metadata, secretRules, rotationConfig…
  public record Secret(
      @JsonProperty(required = true) String name,
      @Nullable String id,
      @Nullable String text,
      @Nullable String base64,
      @Nullable JsonNode json,
      @Nullable List<Version> versions,
      @Nullable ObjectNode attributes,
      @Nullable Source replicaOf) {}

  /// One content, as text, base64 or JSON; `stage` is `CURRENT` or `PENDING`.
  public record Version(
      @Nullable String text,
      @Nullable String base64,
      @Nullable JsonNode json,
      @Nullable String name,
      @Nullable String stage) {}

  /// The secret in another region that a replica is copied from.
  public record Source(
      @JsonProperty(required = true) String region,
      @JsonProperty(required = true) String vaultId,
      @JsonProperty(required = true) String keyId) {}

  /// A user with public keys in PEM, or a key pair that is made at the start.
  public record User(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @Nullable List<String> publicKeys,
      boolean generateKey) {}

  /// An OKE cluster. `jwks` or `jwksUrl` give the keys that its service account tokens are checked
  /// with; `type` is `ENHANCED_CLUSTER` or `BASIC_CLUSTER`, whose pods get no tokens. `compartment`
  /// is the tenancy unless it is given.
  public record Cluster(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @Nullable String issuer,
      @Nullable JsonNode jwks,
      @Nullable URI jwksUrl,
      @Nullable String type,
      @Nullable List<Workload> workloads,
      @Nullable String compartment,
      @Nullable List<Subnet> subnets) {

    /// The same cluster, whose service account tokens are checked with the keys of this URL.
    public Cluster trusting(URI keys) {
      return new Cluster(id, name, issuer, jwks, keys, type, workloads, compartment, subnets);
    }

    /// The same cluster with other workloads.
    public Cluster withWorkloads(List<Workload> others) {
      return new Cluster(id, name, issuer, jwks, jwksUrl, type, others, compartment, subnets);
    }

    /// The same cluster with other subnets.
    public Cluster withSubnets(List<Subnet> others) {
      return new Cluster(id, name, issuer, jwks, jwksUrl, type, workloads, compartment, others);
    }
  }

  /// A subnet for virtual nodes and their pods, in the compartment of its cluster unless another is
  /// given; regional unless an availability domain is given. From an isolated one the API endpoint
  /// of no cluster is reached.
  public record Subnet(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String cidr,
      @Nullable String compartment,
      @Nullable String availabilityDomain,
      boolean isolated) {}

  /// A name for service accounts; `*` stands for any characters, and is the default.
  public record Workload(
      @JsonProperty(required = true) String name,
      @Nullable String namespace,
      @Nullable String serviceAccount) {}

  /// A compute instance; the metadata service speaks for the first.
  public record Instance(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String compartment) {}

  /// Lets `principals` (`user:NAME`, `workload:NAME`, `instance:NAME`, `any-user`; `*` allowed) do
  /// `allow` (`read secret-bundles`) in a compartment, `where` vault and secret have these names.
  public record Policy(
      @JsonProperty(required = true) List<String> principals,
      @JsonProperty(required = true) String allow,
      @JsonProperty(required = true) String in,
      @Nullable Map<String, String> where) {}

  /// What was made at the console before, and is up.
  public record Provisioned(
      List<Existing> streamPools,
      List<Existing> streams,
      List<Existing> dbSystems,
      List<Existing> autonomousDatabases) {

    static final Provisioned NOTHING = new Provisioned(List.of(), List.of(), List.of(), List.of());

    public Provisioned {
      streamPools = orEmpty(streamPools);
      streams = orEmpty(streams);
      dbSystems = orEmpty(dbSystems);
      autonomousDatabases = orEmpty(autonomousDatabases);
    }
  }

  /// A resource of this OCID; `details` are as in a request to create it.
  public record Existing(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String compartment,
      @JsonProperty(required = true) ObjectNode details) {}

  /// How long passing states last (not at all), how long what is new stays out of the lists of
  /// provisioned resources (not at all), how long tokens live (an hour), and where to write the
  /// private keys that are made for users. `tlsNames` are further names that the TLS certificate is
  /// for; `*.` may stand before one.
  public record Behaviour(
      Duration lifecycleDelay,
      Duration listLag,
      Duration tokenLifetime,
      @Nullable Path keyDirectory,
      List<String> tlsNames) {

    public Behaviour {
      lifecycleDelay = Objects.requireNonNullElse(lifecycleDelay, Duration.ZERO);
      listLag = Objects.requireNonNullElse(listLag, Duration.ZERO);
      tokenLifetime = Objects.requireNonNullElse(tokenLifetime, Duration.ofHours(1));
      tlsNames = orEmpty(tlsNames);
    }

    static Behaviour prompt() {
      return new Behaviour(Duration.ZERO, Duration.ZERO, Duration.ofHours(1), null, List.of());
    }
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
