package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// The statements of `docs/iam.md` are enough for what they are said to be for.
class LeastPrivilegeIT {

  private static final String PUSH =
      "deletionPolicy: Delete\ndata: [{match: {secretKey: a, remoteRef: {remoteKey: pushed}}}]\n";
  private static final Pattern STATEMENT =
      Pattern.compile(
          "Allow any-user to ([a-z-]+ [a-z-]+) in compartment id <compartment> where all"
              + " \\{<who>(?:, target\\.(\\w+)\\.\\w+='<\\w+>')?}");
  private static final Map<String, String> NAMES =
      Map.of("secret", "api-token", "vault", Rig.VAULT, "key", Rig.KEY);

  /// The default seed, where service accounts may do what these sections say.
  private static Seed permitting(String... sections) throws IOException {
    var seed = Seed.defaults();
    var policies = new ArrayList<Seed.Policy>();
    policies.add(seed.policies().getFirst());
    for (var section : sections) {
      policies.addAll(policies(section));
    }
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

  private static List<Seed.Policy> policies(String section) throws IOException {
    var text = Files.readString(Path.of("docs/iam.md")).split("\n## " + section + "\n", -1)[1];
    var policies =
        STATEMENT
            .matcher(text.split("\n## ", -1)[0])
            .results()
            .map(found -> policy(found.group(1), found.group(2)))
            .toList();
    assertThat(policies).hasSizeGreaterThan(2);
    return policies;
  }

  private static Seed.Policy policy(String allow, String condition) {
    var where =
        condition == null
            ? Map.<String, String>of()
            : Map.of(condition, Objects.requireNonNull(NAMES.get(condition)));
    return new Seed.Policy(List.of("workload:any"), allow, "demo", where);
  }

  @Test
  void whoPushesNeedsNoMore(TestInfo test) throws IOException {
    try (var push = new PushRig(permitting("Read secrets", "Push secrets"))) {
      var ns = push.namespace(test);
      push.secret(ns, "source", "", "a: one");
      push.push(ns, PUSH);
      push.awaitSynced(ns);
      for (var version = 0; version < VERSIONS; version++) {
        push.console.put("pushed", "version " + version);
      }
      push.secret(ns, "source", "", "a: two");
      push.awaitValue("pushed", "two");
      push.awaitSynced(ns);
      push.delete(ns);
      push.awaitGone(ns);
      push.awaitState("pushed", "PENDING_DELETION");
    }
  }

  /// So many that old ones must make room.
  private static final int VERSIONS = 25;

  @Test
  void whoReadsMayRead(TestInfo test) throws IOException {
    try (var push = new PushRig(permitting("Read secrets"))) {
      var ns = push.namespace(test);
      push.rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: ExternalSecret
          metadata: {name: all, namespace: %s}
          spec:
            secretStoreRef: {name: vault}
            dataFrom: [{find: {name: {regexp: ^api}}}]
            data: [{secretKey: tags, remoteRef: {key: api-token, metadataPolicy: Fetch}}]
          """
              .formatted(ns));
      await()
          .atMost(PushRig.SOON)
          .untilAsserted(
              () ->
                  assertThat(push.rig.ready(ExternalSecret.class, ns, "all").message())
                      .isEqualTo("secret synced"));
      assertThat(push.rig.value(ns, "all", "api-token")).contains("t0ken-from-the-vault");
      push.secret(ns, "source", "", "a: one");
      push.push(ns, PUSH);
      await()
          .atMost(PushRig.SOON)
          .untilAsserted(
              () ->
                  assertThat(push.rig.ready(PushSecret.class, ns, "ps").message())
                      .contains(
                          "Allow any-user to manage secrets in compartment",
                          "Allow any-user to manage secret-versions in compartment",
                          "Allow any-user to use vaults in compartment",
                          "Allow any-user to use keys in compartment"));
    }
  }
}
