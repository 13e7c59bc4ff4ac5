package dev.tsunagi.simulator.oci.vault;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.secret.Secret;
import dev.tsunagi.simulator.oci.secret.SecretVersion;
import dev.tsunagi.simulator.oci.secret.Secrets;
import dev.tsunagi.simulator.oci.store.Deletion;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// What can be done with versions of secrets.
final class VersionOperations {

  private static final String LIST = "/20180608/secrets/{id}/versions";
  private static final String ONE = "/20180608/secrets/{id}/version/{number}";

  private final Store store;
  private final Secrets secrets;
  private final Access access;

  VersionOperations(Store store, Secrets secrets, Access access) {
    this.store = store;
    this.secrets = secrets;
    this.access = access;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("ListSecretVersions", LIST, this::list),
        Route.get("GetSecretVersion", ONE, this::get),
        Route.post(
            "ScheduleSecretVersionDeletion", ONE + "/actions/scheduleDeletion", this::schedule),
        Route.post("CancelSecretVersionDeletion", ONE + "/actions/cancelDeletion", this::cancel));
  }

  private Answer list(Call call) {
    var secret = allowed(call, Verb.INSPECT);
    return Paging.page(
        call,
        secret.versions().live().sorted(Listing.versionOrder(call)).map(secret::summary).toList());
  }

  private Answer get(Call call) {
    var secret = allowed(call, Verb.READ);
    return Answer.ok(secret.full(version(call, secret))).withEtag(secret.etag());
  }

  private Answer schedule(Call call) {
    var secret = allowed(call, Verb.MANAGE);
    var version = version(call, secret);
    secret.match(call);
    var time = Deletion.time(call.optionalBody(), 1, store.now());
    secret.require("ACTIVE");
    secret.versions().scheduleDeletion(version, time);
    store.at(time, () -> secret.versions().delete(version.number(), time));
    secret.touch();
    return Answer.noContent().withEtag(secret.etag());
  }

  private Answer cancel(Call call) {
    var secret = allowed(call, Verb.MANAGE);
    var version = version(call, secret);
    secret.match(call);
    secret.versions().cancelDeletion(version);
    secret.touch();
    return Answer.noContent().withEtag(secret.etag());
  }

  private Secret allowed(Call call, Verb verb) {
    var secret = secrets.find(call.path("id")).orElseThrow(OciError::notAuthorizedOrNotFound);
    access.require(call.principal(), verb, secret.target("secret-versions"));
    return secret;
  }

  private static SecretVersion version(Call call, Secret secret) {
    return secret
        .versions()
        .find(call.number("number"))
        .orElseThrow(OciError::notAuthorizedOrNotFound);
  }
}
