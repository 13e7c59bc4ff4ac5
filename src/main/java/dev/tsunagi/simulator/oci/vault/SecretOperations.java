package dev.tsunagi.simulator.oci.vault;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.kms.Keys;
import dev.tsunagi.simulator.oci.kms.Vaults;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.secret.Rotations;
import dev.tsunagi.simulator.oci.secret.Secret;
import dev.tsunagi.simulator.oci.secret.Secrets;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// What can be done with secrets.
final class SecretOperations {

  private static final String PATH = "/20180608/secrets";
  private static final String ONE = PATH + "/{id}";

  private final Secrets secrets;
  private final Rotations rotations;
  private final Access access;
  private final Vaults vaults;
  private final Keys keys;

  SecretOperations(Secrets secrets, Rotations rotations, Access access, Vaults vaults, Keys keys) {
    this.secrets = secrets;
    this.rotations = rotations;
    this.access = access;
    this.vaults = vaults;
    this.keys = keys;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.post("CreateSecret", PATH, this::create),
        Route.get("ListSecrets", PATH, this::list),
        Route.get("GetSecret", ONE, this::get),
        Route.put("UpdateSecret", ONE, this::update),
        Route.post("ScheduleSecretDeletion", ONE + "/actions/scheduleDeletion", this::schedule),
        Route.post("CancelSecretDeletion", ONE + "/actions/cancelDeletion", this::cancel),
        Route.post("RotateSecret", ONE + "/actions/rotate", this::rotate),
        Route.post("CancelSecretRotation", ONE + "/actions/cancelRotation", this::cancelRotation),
        Route.post("ChangeSecretCompartment", ONE + "/actions/changeCompartment", this::move));
  }

  private Answer create(Call call) {
    var details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    var vaultId = Json.required(details, "vaultId");
    var keyId = Json.required(details, "keyId");
    var name = Json.required(details, "secretName");
    access.require(
        call.principal(),
        Verb.MANAGE,
        Target.of("secrets", compartmentId)
            .with("secret", name)
            .with("vault", vaultNames(vaultId)));
    var vault = vaults.usable(vaultId, call.principal());
    keys.usable(keyId, vaultId, call.principal());
    var place = new Secret.Place(vaultId, vault.name(), keyId, name);
    return shown(secrets.create(compartmentId, place, details));
  }

  private String[] vaultNames(String vaultId) {
    return vaults
        .find(vaultId)
        .map(vault -> new String[] {vault.id(), vault.name()})
        .orElse(new String[] {vaultId});
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    var vaultId = call.query("vaultId");
    var name = call.query("name");
    var target = Target.of("secrets", compartmentId);
    access.require(
        call.principal(),
        Verb.INSPECT,
        vaultId == null ? target : target.with("vault", vaultNames(vaultId)));
    var state = call.choice("lifecycleState", Listing.STATES);
    return Paging.page(
        call,
        secrets.stream()
            .filter(secret -> secret.compartmentId().equals(compartmentId))
            .filter(secret -> vaultId == null || secret.place().vaultId().equals(vaultId))
            .filter(secret -> name == null || secret.place().name().equals(name))
            .filter(secret -> state == null || secret.is(state))
            .sorted(Listing.order(call))
            .toList(),
        Secret::summary);
  }

  private Answer get(Call call) {
    return shown(allowed(call, Verb.READ));
  }

  private Answer update(Call call) {
    var secret = writable(call, Verb.USE);
    secrets.update(secret, call.body());
    return shown(secret);
  }

  private Answer schedule(Call call) {
    var secret = writable(call, Verb.MANAGE);
    secrets.scheduleDeletion(secret, call.optionalBody());
    return Answer.noContent().withEtag(secret.etag());
  }

  private Answer cancel(Call call) {
    var secret = writable(call, Verb.MANAGE);
    secrets.cancelDeletion(secret);
    return Answer.noContent().withEtag(secret.etag());
  }

  private Answer rotate(Call call) {
    var request = rotations.start(writable(call, Verb.USE));
    return new Answer(202, Map.of("opc-work-request-id", request.id()), Optional.empty());
  }

  private Answer cancelRotation(Call call) {
    rotations.cancel(writable(call, Verb.USE));
    return Answer.noContent();
  }

  private Answer move(Call call) {
    var secret = writable(call, Verb.MANAGE);
    ObjectNode details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    access.require(call.principal(), Verb.MANAGE, Target.of("secrets", compartmentId));
    secret.require("ACTIVE");
    secret.moveTo(compartmentId);
    return Answer.noContent().withEtag(secret.etag());
  }

  private Secret allowed(Call call, Verb verb) {
    var secret = secrets.find(call.path("id")).orElseThrow(OciError::notAuthorizedOrNotFound);
    access.require(call.principal(), verb, secret.target("secrets"));
    return secret;
  }

  private Secret writable(Call call, Verb verb) {
    var secret = allowed(call, verb);
    secret.match(call);
    secret.requireWritable();
    return secret;
  }

  private static Answer shown(Secret secret) {
    return Answer.ok(secret.full()).withEtag(secret.etag());
  }
}
