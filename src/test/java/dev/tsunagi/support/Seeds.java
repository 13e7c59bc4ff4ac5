package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.simulator.oci.UserKey;
import org.jspecify.annotations.Nullable;

/// Variations of the default seed.
public final class Seeds {

  public static final String CLOSED_COMPARTMENT = "ocid1.compartment.oc1..closed";
  public static final String NETWORK = "ocid1.compartment.oc1..network";
  public static final String CLOSED_VAULT = "ocid1.vault.oc1.iad.closed.abuwcljrexample";

  public static final String PHOENIX_VAULT = "ocid1.vault.oc1.phx.demo.abyhqljrexample";

  private Seeds() {}

  /// The default seed, whose user has this key instead of one that is made.
  public static Seed withUser(UserKey key) {
    var seed = Seed.defaults();
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        seed.vaults(),
        List.of(new Seed.User(key.userId(), key.user(), List.of(publicKey(key)), false)),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The same tenancy and user in another region, with a replica of `api-token`.
  public static Seed inPhoenix(UserKey key) {
    var seed = withUser(key);
    var vault = seed.vaults().getFirst();
    var replica =
        new Seed.Secret(
            "api-token",
            null,
            "t0ken-from-phoenix",
            null,
            null,
            null,
            null,
            new Seed.Source("us-ashburn-1", vault.id(), "ocid1.key.oc1.iad.demo.abuwcljrexample"));
    return new Seed(
        new Seed.Tenancy(seed.tenancy().id(), seed.tenancy().name(), "us-phoenix-1", "PHX"),
        seed.compartments(),
        List.of(
            new Seed.Vault(PHOENIX_VAULT, "phoenix-vault", "demo", vault.keys(), List.of(replica))),
        seed.users(),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// In PEM, from the private one.
  private static String publicKey(UserKey key) {
    try {
      var base64 = key.privateKeyPem().replaceAll("-----.*?-----|\\s", "");
      var rsa = KeyFactory.getInstance("RSA");
      var secret =
          (RSAPrivateCrtKey)
              rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
      var open =
          rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
      return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
          .formatted(Base64.getMimeEncoder().encodeToString(open.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the simulator makes RSA keys", e);
    }
  }

  /// The default seed with these secrets in its vault, by name, and no others.
  public static Seed with(Map<String, String> texts) {
    var seed = Seed.defaults();
    var vault = seed.vaults().getFirst();
    var secrets =
        texts.entrySet().stream()
            .map(e -> new Seed.Secret(e.getKey(), null, e.getValue(), null, null, null, null, null))
            .toList();
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        List.of(
            new Seed.Vault(vault.id(), vault.name(), vault.compartment(), vault.keys(), secrets)),
        seed.users(),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The default seed, whose cluster has more subnets: `tiny` with five addresses, `isolated` from
  /// its API endpoint, `lone` in one availability domain, and `elsewhere` in a compartment in which
  /// the user may use the network and no more.
  public static Seed withNetworks() {
    var seed = Seed.defaults();
    var cluster = seed.clusters().getFirst();
    var subnets = new ArrayList<>(cluster.subnets());
    subnets.add(subnet("tiny", "10.0.40.0/29", null, null, false));
    subnets.add(subnet("isolated", "10.0.41.0/24", null, null, true));
    subnets.add(subnet("lone", "10.0.42.0/24", null, "Sim:US-ASHBURN-1-AD-2", false));
    subnets.add(subnet("elsewhere", "10.0.43.0/24", "network", null, false));
    var compartments = new ArrayList<>(seed.compartments());
    compartments.add(new Seed.Compartment(NETWORK, "network", null));
    var user = List.of("user:demo");
    return new Seed(
        seed.tenancy(),
        compartments,
        seed.vaults(),
        seed.users(),
        List.of(cluster.withSubnets(subnets)),
        seed.instances(),
        List.of(
            new Seed.Policy(user, "manage all-resources", "demo", Map.of()),
            new Seed.Policy(user, "use virtual-network-family", "network", Map.of())),
        seed.provisioned(),
        seed.behaviour());
  }

  private static Seed.Subnet subnet(
      String name,
      String cidr,
      @Nullable String compartment,
      @Nullable String availabilityDomain,
      boolean isolated) {
    return new Seed.Subnet(
        "ocid1.subnet.oc1.iad." + name, name, cidr, compartment, availabilityDomain, isolated);
  }

  /// The default seed, in which the service account `outsider` may do nothing.
  public static Seed withOutsiders() {
    var seed = Seed.defaults();
    var cluster = seed.clusters().getFirst();
    var insiders =
        Stream.of("reader", "tsunagi").map(name -> new Seed.Workload("any", "*", name)).toList();
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        seed.vaults(),
        seed.users(),
        List.of(cluster.withWorkloads(insiders)),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The default seed and a vault, with the same secrets, that no policy opens to workloads.
  public static Seed withClosedVault() {
    var seed = Seed.defaults();
    var compartments = new ArrayList<>(seed.compartments());
    compartments.add(new Seed.Compartment(CLOSED_COMPARTMENT, "closed", null));
    var vaults = new ArrayList<>(seed.vaults());
    vaults.add(
        new Seed.Vault(
            CLOSED_VAULT,
            "closed-vault",
            "closed",
            List.of(
                new Seed.Key(
                    "ocid1.key.oc1.iad.closed.abuwcljrexample", "closed-key", null, null, null)),
            List.of(new Seed.Secret("canary-text", null, "closed", null, null, null, null, null))));
    return new Seed(
        seed.tenancy(),
        compartments,
        vaults,
        seed.users(),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The same, where workloads may read secrets of the closed vault, if they know the names.
  public static Seed withUnlistedVault() {
    var seed = withClosedVault();
    var policies = new ArrayList<>(seed.policies());
    policies.add(
        new Seed.Policy(List.of("workload:any"), "read secret-bundles", "closed", Map.of()));
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        seed.vaults(),
        seed.users(),
        seed.clusters(),
        seed.instances(),
        policies,
        seed.behaviour());
  }
}
