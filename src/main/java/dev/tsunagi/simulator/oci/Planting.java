package dev.tsunagi.simulator.oci;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.auth.Cluster;
import dev.tsunagi.simulator.oci.auth.Instance;
import dev.tsunagi.simulator.oci.auth.JsonWebKeys;
import dev.tsunagi.simulator.oci.containerengine.Clusters;
import dev.tsunagi.simulator.oci.kms.Key;
import dev.tsunagi.simulator.oci.kms.Keys;
import dev.tsunagi.simulator.oci.kms.Vault;
import dev.tsunagi.simulator.oci.kms.Vaults;
import dev.tsunagi.simulator.oci.network.Instances;
import dev.tsunagi.simulator.oci.network.Subnet;
import dev.tsunagi.simulator.oci.network.Subnets;
import dev.tsunagi.simulator.oci.policy.Statement;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.secret.Secret;
import dev.tsunagi.simulator.oci.secret.Secrets;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// Turns a seed into what the services know.
final class Planting {

  private static final Pattern PRINCIPAL =
      Pattern.compile("\\*|any-user|(user|workload|instance):.+");
  private static final Pattern ALLOW = Pattern.compile("(inspect|read|use|manage)\\s+([a-z*-]+)");
  private static final Set<String> CONDITIONS = Set.of("vault", "secret", "key");

  private final Seed seed;
  private final Places places;

  Planting(Seed seed, Places places) {
    this.seed = seed;
    this.places = places;
  }

  List<Statement> statements() {
    return seed.policies().stream().map(this::statement).toList();
  }

  private Statement statement(Seed.Policy policy) {
    var where = Objects.requireNonNullElse(policy.where(), Map.<String, String>of());
    policy
        .principals()
        .forEach(name -> check(PRINCIPAL.matcher(name).matches(), "principal", name));
    where.keySet().forEach(name -> check(CONDITIONS.contains(name), "condition", name));
    var allow = ALLOW.matcher(policy.allow().strip().toLowerCase(Locale.ROOT));
    check(allow.matches(), "policy", policy.allow());
    return new Statement(
        policy.principals(),
        Verb.valueOf(allow.group(1).toUpperCase(Locale.ROOT)),
        allow.group(2),
        policy.in().equals("*") ? "*" : places.id(policy.in()),
        where);
  }

  private static void check(boolean right, String what, String text) {
    if (!right) {
      throw new IllegalArgumentException("in a policy of the seed, no such " + what + ": " + text);
    }
  }

  List<Cluster> clusters() {
    return seed.clusters().stream()
        .map(
            each ->
                new Cluster(
                    each.id(),
                    each.name(),
                    each.issuer(),
                    keys(each),
                    !"BASIC_CLUSTER".equals(each.type()),
                    Seed.orEmpty(each.workloads()).stream().map(Planting::workload).toList()))
        .toList();
  }

  private static Cluster.@Nullable KeySet keys(Seed.Cluster cluster) {
    if (cluster.jwks() != null) {
      return JsonWebKeys.of(cluster.jwks());
    }
    return cluster.jwksUrl() == null ? null : JsonWebKeys.at(cluster.jwksUrl());
  }

  private static Cluster.Workload workload(Seed.Workload workload) {
    return new Cluster.Workload(
        workload.name(),
        Objects.requireNonNullElse(workload.namespace(), "*"),
        Objects.requireNonNullElse(workload.serviceAccount(), "*"));
  }

  List<Instance> instances() {
    return seed.instances().stream()
        .map(
            each ->
                new Instance(
                    each.id(), each.name(), places.id(each.compartment()), places.rootId()))
        .toList();
  }

  void plant(Vaults vaults, Keys keys, Secrets secrets) {
    for (var each : seed.vaults()) {
      var vault = vaults.plant(each.id(), places.id(each.compartment()), each.name());
      Seed.orEmpty(each.keys()).forEach(key -> plant(keys, vault, key));
      Seed.orEmpty(each.secrets()).forEach(secret -> plant(secrets, keys, vault, secret));
    }
  }

  /// Takes an OCID, the compartment's, and the details of a request.
  @FunctionalInterface
  interface Bed {
    void plant(String id, String compartmentId, ObjectNode details);
  }

  /// A stream may name a pool, which is why pools come first.
  void plant(Bed streamPools, Bed streams, Bed dbSystems, Bed autonomousDatabases) {
    var there = seed.provisioned();
    plant(there.streamPools(), streamPools);
    plant(there.streams(), streams);
    plant(there.dbSystems(), dbSystems);
    plant(there.autonomousDatabases(), autonomousDatabases);
  }

  private void plant(List<Seed.Existing> all, Bed bed) {
    all.forEach(each -> bed.plant(each.id(), places.id(each.compartment()), each.details()));
  }

  /// Instances count as nodes of the first cluster.
  void plant(Clusters clusters, Subnets subnets, Instances instances) {
    for (var each : seed.clusters()) {
      var compartment = Objects.requireNonNullElse(each.compartment(), "tenancy");
      var enhanced = !"BASIC_CLUSTER".equals(each.type());
      clusters.plant(each.id(), places.id(compartment), each.name(), enhanced);
      for (var subnet : Seed.orEmpty(each.subnets())) {
        var place = Objects.requireNonNullElse(subnet.compartment(), compartment);
        subnets.plant(
            subnet.id(),
            places.id(place),
            new Subnet.Nature(
                subnet.name(), subnet.cidr(), subnet.availabilityDomain(), subnet.isolated()));
      }
    }
    seed.clusters().stream()
        .findFirst()
        .ifPresent(
            cluster ->
                instances().forEach(i -> instances.plant(i.id(), i.compartmentId(), cluster.id())));
  }

  private static void plant(Keys keys, Vault vault, Seed.Key key) {
    var shape =
        new Key.Shape(
            Objects.requireNonNullElse(key.algorithm(), "AES"),
            Objects.requireNonNullElse(key.length(), 32));
    var state = Objects.requireNonNullElse(key.state(), "ENABLED");
    keys.plant(vault, key.id(), key.name(), shape, state);
  }

  private static void plant(Secrets secrets, Keys keys, Vault vault, Seed.Secret secret) {
    var key =
        keys.forSecretsOf(vault.id())
            .orElseThrow(
                () -> new IllegalArgumentException(vault.name() + " has no enabled AES key"));
    var planted =
        secrets.plant(
            Optional.ofNullable(secret.id()),
            vault.compartmentId(),
            new Secret.Place(vault.id(), vault.name(), key.id(), secret.name()),
            Objects.requireNonNullElseGet(secret.attributes(), Json::object),
            Optional.ofNullable(secret.replicaOf())
                .map(from -> new Secret.Source(from.region(), from.vaultId(), from.keyId())));
    for (var version : versions(secret)) {
      secrets.plantVersion(
          planted,
          content(secret.name(), version),
          Optional.ofNullable(version.name()),
          "PENDING".equals(version.stage()));
    }
  }

  private static List<Seed.Version> versions(Seed.Secret secret) {
    var several = Seed.orEmpty(secret.versions());
    return several.isEmpty()
        ? List.of(new Seed.Version(secret.text(), secret.base64(), secret.json(), null, null))
        : several;
  }

  private static byte[] content(String secret, Seed.Version version) {
    JsonNode json = version.json();
    if (json != null) {
      return Json.bytes(json);
    }
    if (version.base64() != null) {
      return Base64.getDecoder().decode(version.base64());
    }
    if (version.text() != null) {
      return version.text().getBytes(StandardCharsets.UTF_8);
    }
    throw new IllegalArgumentException(secret + " needs text, base64 or json");
  }
}
