package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.manifest.Subject;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.stream.Stream;

/// As whom, and where, the OCI resources of OSOK's objects are seen to from now on.
final class CredentialCheck {

  /// OSOK's API key, beside the operator.
  static final String SECRET = "ocicredentials";

  private CredentialCheck() {}

  static Stream<Finding> look(Scene at) {
    var objects =
        Stream.of(
                at.all().all(dev.tsunagi.api.provisioning.Stream.class).stream(),
                at.all().all(MySqlDbSystem.class).stream(),
                at.all().all(AutonomousDatabases.class).stream())
            .<Seen<? extends ProvisionedResource<?>>>flatMap(s -> s)
            .filter(seen -> !seen.isLeaving())
            .filter(seen -> !seen.object().getSpec().stewardship().hasStore())
            .count();
    var there = at.all().find(Secret.class, at.settings().namespace(), SECRET);
    if (objects == 0 || there.isPresent()) {
      return Stream.of();
    }
    var theirs =
        at.all().all(Secret.class).stream()
            .filter(seen -> seen.found().subject().name().equals(SECRET))
            .findFirst();
    return Stream.of(
        theirs.map(seen -> copy(at, seen, objects)).orElseGet(() -> identity(at, objects)));
  }

  private static Finding copy(Scene at, Seen<Secret> seen, long objects) {
    var from = seen.found().subject();
    return seen.decide(
        Rule.CREDENTIALS,
        "metadata.namespace",
        "%d objects name no store and OSOK acted for them as the user in here; Tsunagi looks for it"
                .formatted(objects)
            + " in its own namespace, %s".formatted(at.settings().namespace()),
        ("kubectl -n %s get secret %s -o json | jq '.metadata |= {name}' | kubectl -n %s apply -f"
                + " -; it needs the keys tenancy, user, fingerprint, privatekey and region")
            .formatted(from.namespace(), SECRET, at.settings().namespace()));
  }

  private static Finding identity(Scene at, long objects) {
    return new Finding(
        Severity.DECIDE,
        Rule.CREDENTIALS,
        new Subject("v1", "Secret", at.settings().namespace(), SECRET),
        "",
        0,
        "",
        ("%d objects name no store and OSOK acted for them as its node; Tsunagi acts as its own"
                + " service account, by workload identity")
            .formatted(objects),
        "start it with --oci-region, and see that a policy permits it (docs/iam.md); or name a"
            + " store in spec.secretStoreRef");
  }
}
